package dev.attachphone.server.operations;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.Application;
import dev.attachphone.server.http.Page;
import dev.attachphone.server.registry.Registry;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application of the operations port.
 *
 * @param registry what the operator keeps
 * @param token what the operator proves who it is with
 * @param metrics what Prometheus is told
 */
public record Operations(Registry registry, OperatorToken token, Supplier<String> metrics) implements Application {

    @Override
    public Optional<Page> page() {
        return Optional.of(new MetricsPage(token, metrics));
    }

    @Override
    public ResourceConfig resources(Contract contract) {
        return new ResourceConfig()
                .register(OperatorFilter.class)
                .register(ParameterFilter.class)
                .register(CheckedBodyReader.class)
                .register(InvalidValueMapper.class)
                .register(AccountsResource.class)
                .register(CredentialsResource.class)
                .register(OperatedAgentsResource.class)
                .register(NumbersResource.class)
                .register(HistoryResource.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(registry).to(Registry.class);
                        bind(token).to(OperatorToken.class);
                    }
                });
    }
}
