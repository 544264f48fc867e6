package dev.attachphone.sandbox.junit;

import dev.attachphone.sandbox.CannotListenException;
import dev.attachphone.sandbox.junit.SharedSandbox.Lease;
import dev.attachphone.sandbox.junit.SharedSandbox.ServerOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A JUnit extension that runs a sandbox for tests of an API client. Works with JUnit 5.9 and newer.
 *
 * <p>Register it with {@code @RegisterExtension} in a static field or in an instance field, or with {@link AttachPhoneSandbox}. All classes
 * whose extensions have the same settings use one sandbox, which stops after the last test. It starts before the first test, or earlier
 * when {@link #baseUrl} is called, for example in {@code @DynamicPropertySource}.
 *
 * <p>Each test has its own token with the default world. A world and random faults that are set outside of a test, for example in
 * {@code @BeforeAll}, hold for each test of the class. If the {@link #token} is called before the tests, or is set by {@link #withToken},
 * all tests of the extension use that token, and its state is reset before each of them.
 *
 * <p>The methods refer to the test that is running. If tests of one static field run in parallel, the test is known on the threads that
 * run test and lifecycle methods, including the thread of {@code @Timeout(threadMode = SEPARATE_THREAD)}. On other threads, and if parallel
 * tests would share a token, the methods throw {@link IllegalStateException}. A {@link SandboxSession} parameter works on all threads, as
 * does the extension in an instance field.
 *
 * <p>{@link CannotListenException} is thrown if the port is not available.
 */
public final class SandboxExtension
        implements SandboxSession,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                InvocationInterceptor,
                ParameterResolver {

    /** The context whose method the thread executes. Distinguishes tests that run in parallel, and is not needed otherwise. */
    private static final ThreadLocal<@Nullable ExtensionContext> EXECUTED_CONTEXT = new ThreadLocal<>();

    private static final Namespace COMMON = Namespace.create(SandboxExtension.class);
    private static final int MAX_LABEL = 80;

    private final SharedSandbox sandbox;
    /** The token that is used outside of tests. */
    private final TokenSession own;
    /** Whether it was created by the code of the test class, and not for an annotation. */
    private final boolean explicit;

    private final Map<String, RunningTest> running = new ConcurrentHashMap<>();
    private volatile boolean ownTokenTaken;
    private volatile boolean sharedByTests;
    private volatile InitialState initial = InitialState.DEFAULT;

    /**
     * A test between {@code beforeEach} and {@code afterEach}.
     *
     * @param id the unique id of the test
     * @param name the name of the test
     * @param session its token
     * @param ownToken whether the token is that of the extension
     * @param concurrent whether other tests of the extension may run at the same time
     * @param refused whether it cannot have the token of the extension, because tests that run at the same time would share its state
     */
    private record RunningTest(
            String id, String name, TokenSession session, boolean ownToken, boolean concurrent, boolean refused) {}

    private record RandomFailures(int percent, long seed) {}

    /** The state in which tests start. */
    private record InitialState(Optional<String> world, Optional<RandomFailures> chaos) {

        static final InitialState DEFAULT = new InitialState(Optional.empty(), Optional.empty());

        InitialState withWorld(String json) {
            return new InitialState(Optional.of(json), chaos);
        }

        void apply(SandboxSession session) {
            world.ifPresent(session::world);
            chaos.ifPresent(failures -> session.chaos(failures.percent(), failures.seed()));
        }
    }

    /**
     * The cards of the finished tests of a class and of its nested classes.
     *
     * @param outer those of the enclosing class
     * @param cards the cards
     */
    private record ClassCards(@Nullable ClassCards outer, List<IntegrationCard> cards) {

        void add(IntegrationCard card) {
            cards.add(card);
            if (outer != null) {
                outer.add(card);
            }
        }
    }

    /** For {@link AttachPhoneSandbox} and {@code @ExtendWith}. */
    SandboxExtension() {
        this(new ServerOptions(0, Optional.empty()), newToken("tests"), false, false);
    }

    private SandboxExtension(ServerOptions options, String token, boolean tokenTaken, boolean explicit) {
        this.sandbox = SharedSandbox.with(options);
        this.own = new TokenSession(sandbox, token);
        this.ownTokenTaken = tokenTaken;
        this.explicit = explicit;
    }

    /** Creates an extension with the built-in contract on a free port of 127.0.0.1. */
    public static SandboxExtension newInstance() {
        return new SandboxExtension(new ServerOptions(0, Optional.empty()), newToken("tests"), false, true);
    }

    /** The same extension on a port of 127.0.0.1. */
    public SandboxExtension withPort(int port) {
        return new SandboxExtension(
                new ServerOptions(port, sandbox.options().contract()), own.token(), ownTokenTaken, true);
    }

    /** The same extension with an edited contract. */
    public SandboxExtension withContract(Path file) {
        return new SandboxExtension(
                new ServerOptions(sandbox.options().port(), Optional.of(file)), own.token(), ownTokenTaken, true);
    }

    /**
     * An extension with a fixed token on the same sandbox. If it is registered, all its tests use the token, one after the other, and its
     * state is reset before each of them. Otherwise it gives access to the state of the token, and nothing resets it.
     */
    @Override
    public SandboxExtension withToken(String token) {
        return new SandboxExtension(sandbox.options(), token, true, true);
    }

    @Override
    public String baseUrl() {
        return sandbox.url();
    }

    /**
     * The token of the current test. Outside of a test, the token that all tests of the extension use from now on.
     *
     * @throws IllegalStateException if tests run in parallel, and the current one is not known or has no token of its own
     */
    @Override
    public String token() {
        Optional<RunningTest> test = currentTest();
        if (test.isEmpty()) {
            ownTokenTaken = true;
        }
        return test.map(RunningTest::session).orElse(own).token();
    }

    /** {@inheritDoc} Outside of a test, it is also the initial world of the tests of the class, or of all tests of the extension. */
    @Override
    public void world(String json) {
        change(session -> session.world(json), state -> state.withWorld(json));
    }

    /** {@inheritDoc} Outside of a test, the setting also applies to the tests of the class, or to all tests of the extension. */
    @Override
    public void chaos(int percent, long seed) {
        change(
                session -> session.chaos(percent, seed),
                state -> new InitialState(state.world(), Optional.of(new RandomFailures(percent, seed))));
    }

    /** {@inheritDoc} Outside of a test, the tests start with the default state again. */
    @Override
    public void reset() {
        change(TokenSession::reset, state -> InitialState.DEFAULT);
    }

    private void change(Consumer<TokenSession> change, UnaryOperator<InitialState> initialChange) {
        Optional<RunningTest> test = currentTest();
        change.accept(test.map(RunningTest::session).orElse(own));
        if (test.isPresent()) {
            return;
        }
        ExtensionContext context = EXECUTED_CONTEXT.get();
        if (context != null && classCards(context) != null) {
            store(context).put(InitialState.class, initialChange.apply(initialState(context)));
        } else {
            initial = initialChange.apply(initial);
        }
    }

    @Override
    public List<JournaledExchange> journal() {
        return currentTest().map(RunningTest::session).orElse(own).journal();
    }

    @Override
    public IntegrationCard card() {
        Optional<RunningTest> test = currentTest();
        if (test.isPresent()) {
            return test.get().session().card();
        }
        List<IntegrationCard> cards = new ArrayList<>(List.of(own.card()));
        ExtensionContext context = EXECUTED_CONTEXT.get();
        ClassCards ofClass = context == null ? null : classCards(context);
        if (ofClass != null) {
            cards.addAll(ofClass.cards());
        }
        return sandbox.union(cards);
    }

    @Override
    public IntegrationCard suiteCard() {
        return sandbox.suiteCard(card());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
        sharedByTests = true;
        store(context).put(ClassCards.class, new ClassCards(classCards(context), new CopyOnWriteArrayList<>()));
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), AttachPhoneSandbox.class)
                .map(AttachPhoneSandbox::world)
                .filter(world -> !world.isBlank())
                .ifPresent(world -> store(context)
                        .put(InitialState.class, initialState(context).withWorld(world)));
        enter(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context);
        boolean ownToken = ownTokenTaken;
        boolean concurrent = sharedByTests && mayRunInParallel(context);
        boolean refused = ownToken && (concurrent || !sandbox.reserve(own.token()));
        TokenSession session = ownToken ? own : new TokenSession(sandbox, newToken(label(context)));
        RunningTest test = new RunningTest(
                context.getUniqueId(), context.getDisplayName(), session, ownToken, concurrent, refused);
        running.put(test.id(), test);
        store(context).put(RunningTest.class, test);
        enter(context);
        if (refused) {
            return;
        }
        if (ownToken) {
            session.reset();
        }
        initialState(context).apply(session);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leave(context);
        RunningTest test = store(context).get(RunningTest.class, RunningTest.class);
        if (test == null) {
            return;
        }
        running.remove(test.id());
        if (test.refused()) {
            return;
        }
        try {
            IntegrationCard card = test.session().card();
            sandbox.add(card);
            ClassCards ofClass = classCards(context);
            if (ofClass != null) {
                ofClass.add(card);
            }
            if (!test.ownToken()) {
                test.session().reset();
            }
        } finally {
            if (test.ownToken()) {
                sandbox.free(own.token());
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        leave(context);
    }

    @SuppressWarnings("deprecation") // its replacement is in JUnit 6 only
    private void start(ExtensionContext context) {
        context.getRoot()
                .getStore(COMMON)
                .getOrComputeIfAbsent(sandbox.options(), options -> sandbox.lease(), Lease.class);
        if (explicit) {
            context.getStore(COMMON).put(ParameterResolver.class, this);
        }
        sandbox.url();
    }

    /** Binds the thread to a context until {@link #leave}. Another extension may call this one in between. */
    private void enter(ExtensionContext context) {
        store(context).put(Thread.class, Optional.ofNullable(EXECUTED_CONTEXT.get()));
        EXECUTED_CONTEXT.set(context);
    }

    private void leave(ExtensionContext context) {
        Optional<?> before = store(context).get(Thread.class, Optional.class);
        EXECUTED_CONTEXT.set(
                before == null ? null : before.map(ExtensionContext.class::cast).orElse(null));
    }

    /** The test that the thread belongs to, or the only one that is running; empty outside of a test. */
    private Optional<RunningTest> currentTest() {
        ExtensionContext context = EXECUTED_CONTEXT.get();
        RunningTest test = context == null ? null : store(context).get(RunningTest.class, RunningTest.class);
        if (test == null && (context == null || classCards(context) == null)) {
            List<RunningTest> all = List.copyOf(running.values());
            if (all.size() > 1 || all.stream().anyMatch(RunningTest::concurrent)) {
                throw new IllegalStateException("Tests run in parallel with this extension (" + names(all)
                        + "), and thread " + Thread.currentThread().getName()
                        + " executes none of their methods, so its token is not known. " + ADVICE);
            }
            test = all.isEmpty() ? null : all.get(0);
        }
        if (test != null && test.refused()) {
            throw new IllegalStateException(sharedToken(test));
        }
        return Optional.ofNullable(test);
    }

    private static final String ADVICE = "Add a parameter of the type SandboxSession to the test method and use it"
            + " instead, or register the extension in an instance field.";

    private String sharedToken(RunningTest test) {
        return "The token " + own.token() + " was taken before the tests, so that tests which run in parallel would"
                + " share its state: " + test.name() + ". Take the token in the test. " + ADVICE;
    }

    private static String names(List<RunningTest> tests) {
        return tests.stream().map(RunningTest::name).sorted().collect(Collectors.joining(", "));
    }

    private InitialState initialState(ExtensionContext context) {
        return store(context).getOrDefault(InitialState.class, InitialState.class, initial);
    }

    private @Nullable ClassCards classCards(ExtensionContext context) {
        return store(context).get(ClassCards.class, ClassCards.class);
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(SandboxExtension.class, this));
    }

    private static boolean mayRunInParallel(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT
                && context.getConfigurationParameter("junit.jupiter.execution.parallel.enabled")
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    private static String label(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName()
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        return name.substring(0, Math.min(MAX_LABEL, name.length())).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String newToken(String label) {
        return String.format(Locale.ROOT, "%s-%016x", label, UUID.randomUUID().getMostSignificantBits());
    }

    @Override
    @SuppressWarnings("deprecation") // its replacement is in JUnit 6 only
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SandboxSession.class
                && context.getStore(COMMON).getOrComputeIfAbsent(ParameterResolver.class, key -> this) == this;
    }

    @Override
    public SandboxSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningTest test = store(context).get(RunningTest.class, RunningTest.class);
        if (test != null && test.refused()) {
            throw new ParameterResolutionException(sharedToken(test));
        }
        return test == null ? this : test.session();
    }

    private static <T extends @Nullable Object> T during(ExtensionContext context, Invocation<T> invocation)
            throws Throwable {
        ExtensionContext before = EXECUTED_CONTEXT.get();
        EXECUTED_CONTEXT.set(context);
        try {
            return invocation.proceed();
        } finally {
            EXECUTED_CONTEXT.set(before);
        }
    }

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        return during(context, invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public <T extends @Nullable Object> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return during(context, invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        during(context, invocation);
    }
}
