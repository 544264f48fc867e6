package dev.attachphone.sandbox.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.ContractLimits.TextLimit;
import dev.attachphone.openapi.CredentialHeader;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeaderRegexesTest {

    private final Contract contract = Contract.load();

    @Test
    void credentialIsWithinTheLimitOfTheContract() {
        TextLimit limit = contract.limits().credential();
        List<String> longest = List.of("k".repeat(limit.maxLength()), "k".repeat(limit.maxLength() + 1));
        assertMatchesWhatIsAllowed(limit, List.of("a", "a:b", "~!", "a b", "\u00e9", ""));
        assertMatchesWhatIsAllowed(limit, longest);
    }

    @Test
    void credentialMatchesThePatternOfTheLimit() {
        TextLimit limit = new TextLimit(3, Pattern.compile("^a|[0-9]+\\z"));
        assertMatchesWhatIsAllowed(limit, List.of("a", "12", "123", "1234", "a1", "b"));
    }

    @Test
    void expiredCredentialDoesNotMatch() {
        for (CredentialHeader header : contract.operations().get(0).credentials()) {
            Pattern regex = Pattern.compile(
                    HeaderRegexes.credential(header, contract.limits().credential()));
            assertFalse(regex.matcher("a:expired ").matches(), header.name());
        }
    }

    private void assertMatchesWhatIsAllowed(TextLimit limit, List<String> credentials) {
        contract.operations().stream()
                .flatMap(operation -> operation.credentials().stream())
                .forEach(header -> {
                    Pattern regex = Pattern.compile(HeaderRegexes.credential(header, limit));
                    credentials.forEach(credential -> assertEquals(
                            limit.allows(credential),
                            regex.matcher(" " + credential + "  ").matches(),
                            header.name() + ": " + credential));
                });
    }
}
