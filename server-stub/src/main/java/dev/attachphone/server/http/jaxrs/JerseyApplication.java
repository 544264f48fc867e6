package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The resources of a contract. */
public interface JerseyApplication {

    /** The resources, and what they need. */
    ResourceConfig resources(Contract contract);

    /** What is served beside them, if anything is. */
    default Optional<PlainTextEndpoint> page() {
        return Optional.empty();
    }

    /** Starts Jersey with them. The rate is that of accounts, so an application without accounts has none. */
    default ApplicationHandler createHandler(Contract contract, Optional<RateLimit> rateLimit) {
        // Looking for providers on the class path takes half of Jersey's start, and finds nothing of ours.
        Map<String, Object> nothingByItself = Map.of(
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
                ServerProperties.WADL_FEATURE_DISABLE, true);
        ResourceConfig resources = resources(contract)
                .addProperties(nothingByItself)
                .register(AnswerMessageBodyWriter.class)
                .register(DefaultExceptionMapper.class);
        rateLimit.ifPresent(limit -> resources.register(RateLimitFilter.class).register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(limit).to(RateLimit.class);
            }
        }));
        return new ApplicationHandler(resources);
    }
}
