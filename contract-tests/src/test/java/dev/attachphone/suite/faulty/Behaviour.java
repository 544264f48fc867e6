package dev.attachphone.suite.faulty;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Everything that a server of the contract decides, in the demo world. A new one is correct; each of its fields is a decision that
 * a fault can replace.
 */
final class Behaviour {

    static final Contract CONTRACT = Contract.load();
    static final Operation ATTACH = CONTRACT.operation("attachPhoneNumber");
    static final Operation CREATE = CONTRACT.operation("createAgent");

    final List<Account> accounts = Account.demo();
    final Http http = new Http();
    final Credentials credentials = new Credentials(ATTACH.credentialHeaders(), accounts);
    final Credentials creators = new Credentials(CREATE.credentialHeaders(), accounts);
    final Bodies body = new Bodies();
    final Fields fields = new Fields(ATTACH.requestSchema().at("/properties/provider/enum"));
    final Claims claims = new Claims();
    final Answers answers = new Answers();
    final Attachment attachment = new Attachment(claims, answers);
    final Agents agents = new Agents();
    final Checks attach = common(new Checks(attachment::answer));
    final Checks create = common(new Checks(agents::answer));

    Behaviour() {
        creators.secret = Credentials::withoutBearer;
        create.then("agent-name-required", visit -> agents.name.apply(visit).isEmpty());
        attach.then("agent-id-required", visit -> visit.agentId().isEmpty())
                .then("provider-required", visit -> visit.provider().isEmpty())
                .then("numbers-required", visit -> visit.numbers().isEmpty())
                .then("invalid-provider", this::hasInvalidProvider)
                .then("invalid-phone-number", this::hasInvalidNumber)
                .then("agent-not-found", this::hasUnknownAgent)
                .then("provider-not-configured", this::hasUnconfiguredProvider);
    }

    private Checks common(Checks checks) {
        return checks.then("unknown-path", visit -> route(visit.seen).isEmpty())
                .then(
                        "method-not-allowed",
                        visit -> !http.method.apply(visit.seen.method()).equals(visit.operation.method()))
                .then("unsupported-media-type", visit -> !http.contentType.test(visit.seen.values("Content-Type")))
                .then("not-acceptable", visit -> !http.accept.test(visit.seen.values("Accept")))
                .then("body-too-large", visit -> visit.seen.size() > http.maxBodyBytes)
                .then("invalid-auth", visit -> visit.account().isEmpty())
                .then("malformed-body", visit -> visit.object().isMissingNode());
    }

    /** The answer to a request, before {@link Answers} has finished it. */
    Answer answer(Seen seen) {
        try {
            Operation operation = route(seen).orElse(ATTACH);
            return (operation.id().equals(CREATE.id()) ? create : attach).answer(new Visit(this, operation, seen));
        } catch (Seen.Unreadable e) {
            return Answer.ofStatus(HttpStatus.BAD_REQUEST_400);
        } catch (RuntimeException | StackOverflowError trouble) {
            return Answer.of(ATTACH.answer("internal-server-error"));
        }
    }

    Credentials credentialsOf(Operation operation) {
        return operation.id().equals(CREATE.id()) ? creators : credentials;
    }

    private Optional<Operation> route(Seen seen) {
        String path = http.path.apply(seen);
        return CONTRACT.operations().stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst();
    }

    private boolean hasInvalidProvider(Visit visit) {
        return visit.provider().filter(fields.supported.negate()).isPresent();
    }

    private boolean hasInvalidNumber(Visit visit) {
        return visit.numbers()
                .map(fields.looked)
                .filter(numbers -> !numbers.stream().allMatch(fields::isNumber))
                .isPresent();
    }

    private boolean hasUnknownAgent(Visit visit) {
        return !claims.agentKnown.test(
                visit.account().orElseThrow(), visit.agentId().orElseThrow());
    }

    private boolean hasUnconfiguredProvider(Visit visit) {
        return !claims.configured.test(
                visit.account().orElseThrow(), visit.provider().orElseThrow());
    }
}
