package dev.attachphone.suite.faulty.server;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/**
 * All rules of a server for the contract, in the demo world. A new instance is correct; each of its fields is a rule that
 * a fault can replace.
 */
public final class ServerBehaviour {

    public static final Contract CONTRACT = Contract.load();
    public static final Operation ATTACH = CONTRACT.operation("attachPhoneNumber");
    static final Operation CREATE = CONTRACT.operation("createAgent");

    public final List<ModelAccount> accounts = ModelAccount.demo();
    public final HttpRequestRules http = new HttpRequestRules();
    public final CredentialLookup credentials = new CredentialLookup(ATTACH.credentialHeaders(), accounts);
    public final CredentialLookup creators = new CredentialLookup(CREATE.credentialHeaders(), accounts);
    public final BodyParsing body = new BodyParsing();
    public final FieldRules fields = new FieldRules(ATTACH.requestSchema().at("/properties/provider/enum"));
    public final NumberOwnership claims = new NumberOwnership();
    public final AnswerTemplates answers = new AnswerTemplates();
    public final AttachOperation attachment = new AttachOperation(claims, answers);
    public final AgentCreation agents = new AgentCreation();
    public final RuleOrder attach = common(new RuleOrder(attachment::answer));
    public final RuleOrder create = common(new RuleOrder(agents::answer));

    /** Processes a request, or reuses an earlier answer. */
    public BiFunction<ReceivedRequest, Supplier<MutableAnswer>, MutableAnswer> caching =
            (receivedRequest, process) -> process.get();

    public ServerBehaviour() {
        creators.secret = CredentialLookup::withoutBearer;
        create.then(
                "agent-name-required",
                requestProcessing -> agents.name.apply(requestProcessing).isEmpty());
        attach.then(
                        "agent-id-required",
                        requestProcessing -> requestProcessing.agentId().isEmpty())
                .then(
                        "provider-required",
                        requestProcessing -> requestProcessing.provider().isEmpty())
                .then(
                        "numbers-required",
                        requestProcessing -> requestProcessing.numbers().isEmpty())
                .then("too-many-numbers", this::hasTooManyNumbers)
                .then("invalid-provider", this::hasInvalidProvider)
                .then("invalid-phone-number", this::hasInvalidNumber)
                .then("agent-not-found", this::hasUnknownAgent)
                .then("provider-not-configured", this::hasUnconfiguredProvider);
    }

    private RuleOrder common(RuleOrder ruleOrder) {
        return ruleOrder
                .thenRule("unsupported-transfer-coding", this::transferCoding)
                .then(
                        "unknown-path",
                        requestProcessing -> route(requestProcessing.seen).isEmpty())
                .then(
                        "method-not-allowed",
                        requestProcessing -> !http.method
                                .apply(requestProcessing.seen.method())
                                .equals(requestProcessing.operation.method()))
                .then(
                        "unsupported-media-type",
                        requestProcessing -> !http.contentType.test(requestProcessing.seen.values("Content-Type")))
                .thenRule("unsupported-content-coding", this::contentCoding)
                .then("not-acceptable", requestProcessing -> !http.accept.test(requestProcessing.seen.values("Accept")))
                .then("body-too-large", requestProcessing -> requestProcessing.seen.size() > http.maxBodyBytes)
                .then(
                        "invalid-auth",
                        requestProcessing -> requestProcessing.account().isEmpty())
                .then(
                        "malformed-body",
                        requestProcessing -> requestProcessing.object().isMissingNode());
    }

    /** The answer to a request, before {@link AnswerTemplates} has finished it. */
    MutableAnswer answer(ReceivedRequest receivedRequest) {
        try {
            if (receivedRequest.host().filter(http.host.negate()).isPresent()) {
                return MutableAnswer.ofStatus(HttpStatus.BAD_REQUEST_400);
            }
            return caching.apply(receivedRequest, () -> process(receivedRequest));
        } catch (ReceivedRequest.Unreadable e) {
            return MutableAnswer.ofStatus(HttpStatus.BAD_REQUEST_400);
        } catch (RuntimeException | StackOverflowError trouble) {
            return MutableAnswer.of(ATTACH.answer("internal-server-error"));
        }
    }

    private MutableAnswer process(ReceivedRequest receivedRequest) {
        Operation operation = route(receivedRequest).orElse(ATTACH);
        return (operation.id().equals(CREATE.id()) ? create : attach)
                .answer(new RequestProcessing(this, operation, receivedRequest));
    }

    CredentialLookup credentialsOf(Operation operation) {
        return operation.id().equals(CREATE.id()) ? creators : credentials;
    }

    private Optional<Operation> route(ReceivedRequest receivedRequest) {
        String path = http.path.apply(receivedRequest);
        return CONTRACT.operations().stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst();
    }

    private boolean hasInvalidProvider(RequestProcessing requestProcessing) {
        return requestProcessing.provider().filter(fields.supported.negate()).isPresent();
    }

    private Optional<MutableAnswer> transferCoding(RequestProcessing requestProcessing) {
        return http.transferCoding.test(requestProcessing.seen.values("Transfer-Encoding"))
                ? Optional.empty()
                : Optional.of(
                        requestProcessing.answer("unsupported-transfer-coding").closing());
    }

    private Optional<MutableAnswer> contentCoding(RequestProcessing requestProcessing) {
        if (http.contentCoding.test(requestProcessing.seen.values("Content-Encoding"))) {
            return Optional.empty();
        }
        MutableAnswer answer = requestProcessing.answer("unsupported-media-type");
        answer.header("Accept-Encoding", "identity");
        return Optional.of(answer);
    }

    private boolean hasTooManyNumbers(RequestProcessing requestProcessing) {
        return requestProcessing
                .numbers()
                .filter(numbers -> fields.count.applyAsLong(numbers) > fields.maxNumbers)
                .isPresent();
    }

    private boolean hasInvalidNumber(RequestProcessing requestProcessing) {
        return requestProcessing
                .numbers()
                .map(fields.looked)
                .filter(numbers -> !numbers.stream().allMatch(fields::isNumber))
                .isPresent();
    }

    private boolean hasUnknownAgent(RequestProcessing requestProcessing) {
        return !claims.agentKnown.test(
                requestProcessing.account().orElseThrow(),
                requestProcessing.agentId().orElseThrow());
    }

    private boolean hasUnconfiguredProvider(RequestProcessing requestProcessing) {
        return !claims.configured.test(
                requestProcessing.account().orElseThrow(),
                requestProcessing.provider().orElseThrow());
    }
}
