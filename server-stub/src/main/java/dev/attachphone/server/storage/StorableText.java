package dev.attachphone.server.storage;

/** Text that every database can keep. */
final class StorableText {

    private StorableText() {}

    /** Whether every database can keep that text: PostgreSQL keeps no NUL. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }

    /** The text, with what no database can keep replaced; never equal to what is kept if anything was. */
    static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
