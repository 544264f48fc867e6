package dev.attachphone.suite.check;

import dev.attachphone.openapi.NamedAnswer;
import java.util.Locale;

/** What a check is based on. It decides how the answers of a foreign target are judged. */
public enum Layer {
    /** The vendor's page. Every target is judged word for word. */
    CONTRACT,
    /** How HTTP is spoken. A foreign target may refuse in any words, or by closing the connection. */
    HTTP,
    /** What only the programs of this project promise. A foreign target is not asked. */
    OWN;

    private static final String OURS = "ours";

    /** The layer of an answer: that of the page unless the answer is ours. */
    public static Layer of(NamedAnswer answer) {
        return answer.provenance().equals(OURS) ? HTTP : CONTRACT;
    }

    /** The name in case files and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
