package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.Authentication;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.attach.RequestChecks;
import java.time.Clock;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * The JAX-RS application: the resources and what they need.
 *
 * @param authentication finds out who is asking
 * @param attachPhoneNumbers attaches numbers
 * @param createAgent creates agents
 * @param clock says when an answer is given
 */
public record Api(
        Authentication authentication, AttachPhoneNumbers attachPhoneNumbers, CreateAgent createAgent, Clock clock) {

    /** Looking for providers on the class path takes half of Jersey's start, and finds nothing of ours. */
    private static final Map<String, Object> NOTHING_BY_ITSELF = Map.of(
            CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
            CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
            CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
            ServerProperties.WADL_FEATURE_DISABLE, true);

    ApplicationHandler start(Contract contract) {
        Operation attach = contract.operation("attachPhoneNumber");
        RequestChecks checks = new RequestChecks(ContractRules.of(contract), attach.precedence());
        AttachAnswers answers = new AttachAnswers(attach, clock);
        return new ApplicationHandler(new ResourceConfig()
                .addProperties(NOTHING_BY_ITSELF)
                .register(AuthenticationFilter.class)
                .register(PhoneNumbersResource.class)
                .register(AgentsResource.class)
                .register(JsonBodyReader.class)
                .register(AnswerBodyWriter.class)
                .register(FailureMapper.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(authentication).to(Authentication.class);
                        bind(attachPhoneNumbers).to(AttachPhoneNumbers.class);
                        bind(createAgent).to(CreateAgent.class);
                        bind(checks).to(RequestChecks.class);
                        bind(answers).to(AttachAnswers.class);
                    }
                }));
    }
}
