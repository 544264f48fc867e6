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

/** The JAX-RS application of one port. */
public interface JerseyApplication {

    /** The resources of the contract's operations, with their providers and bindings. */
    ResourceConfig resources(Contract contract);

    /** A text document that is served beside the contract's operations. */
    default Optional<PlainTextEndpoint> page() {
        return Optional.empty();
    }

    /**
     * Starts Jersey with the resources.
     *
     * @param limits the limits of accounts and of remote addresses
     */
    default ApplicationHandler createHandler(Contract contract, ClientLimits limits) {
        // Scanning the class path for providers takes half of Jersey's start time, and there are none.
        Map<String, Object> withoutDiscovery = Map.of(
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
                ServerProperties.WADL_FEATURE_DISABLE, true);
        ResourceConfig resources = resources(contract)
                .addProperties(withoutDiscovery)
                .register(DefaultExceptionMapper.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(limits).to(ClientLimits.class);
                        limits.requests().ifPresent(requests -> bind(requests).to(RateLimit.class));
                    }
                });
        limits.requests().ifPresent(requests -> resources.register(RateLimitFilter.class));
        return new ApplicationHandler(resources);
    }
}
