package dev.attachphone.server.operations;

import dev.attachphone.openapi.Contract;
import dev.attachphone.server.http.answer.PlainTextEndpoint;
import dev.attachphone.server.http.jaxrs.JerseyApplication;
import dev.attachphone.server.registry.Registries;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application of the operations port: the resources of {@code operations.yaml} and the metrics.
 *
 * @param registries what the operations read and change
 * @param tokens returns the valid operator tokens
 * @param metrics returns the metrics in the format of an {@code Accept} header
 */
public record OperationsApplication(
        Registries registries,
        Supplier<List<OperatorToken>> tokens,
        Function<String, PlainTextEndpoint.PlainText> metrics)
        implements JerseyApplication {

    @Override
    public Optional<PlainTextEndpoint> page() {
        return Optional.of(new MetricsEndpoint(new OperatorAuthorization(tokens), metrics));
    }

    @Override
    public ResourceConfig resources(Contract contract) {
        return new ResourceConfig()
                .register(OperatorAuthenticationFilter.class)
                .register(ParameterValidationFilter.class)
                .register(ValidatingBodyReader.class)
                .register(InvalidValueExceptionMapper.class)
                .register(AccountsResource.class)
                .register(CredentialsResource.class)
                .register(OperatedAgentsResource.class)
                .register(NumbersResource.class)
                .register(HistoryResource.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(registries).to(Registries.class);
                        bind(new OperatorAuthorization(tokens)).to(OperatorAuthorization.class);
                    }
                });
    }
}
