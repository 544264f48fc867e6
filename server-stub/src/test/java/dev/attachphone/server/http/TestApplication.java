package dev.attachphone.server.http;

import dev.attachphone.server.attach.Account;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.CredentialStore.ValidCredential;
import dev.attachphone.server.attach.StoreException;
import dev.attachphone.server.http.jaxrs.PublicApiApplication;
import java.time.Clock;
import java.util.Optional;

/** The public API on a store, with one account. */
public final class TestApplication {

    public static final String CREDENTIAL = "credential-5c1f";
    public static final String CREDENTIAL_ID = "5e884898da280471";
    public static final String ACCOUNT = "account-1";
    public static final String NUMBER = "+918062810341";
    public static final String PATH = "/api/agent/attach-phone-number";
    public static final String BODY = "{\"agent_id\":\"a\",\"provider\":\"san\",\"numbers\":[\"" + NUMBER + "\"]}";

    private TestApplication() {}

    public static PublicApiApplication withStore(AttachmentStore store) {
        return new PublicApiApplication(
                (credential, now) -> credential.equals(CREDENTIAL)
                        ? Optional.of(new ValidCredential(CREDENTIAL_ID, new Account(ACCOUNT)))
                        : Optional.empty(),
                store,
                (account, agent, origin) -> {
                    throw new StoreException("the disk is full");
                },
                Clock.systemUTC());
    }
}
