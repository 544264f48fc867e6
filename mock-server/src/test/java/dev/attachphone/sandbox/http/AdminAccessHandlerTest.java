package dev.attachphone.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AdminAccessHandlerTest {

    @Test
    void thisMachineMayUseTheAdminApi() throws IOException {
        assertTrue(AdminAccessHandler.isAllowed("/__admin/reset", "127.0.0.1"));
        assertTrue(AdminAccessHandler.isAllowed("/__admin/reset", "::1"));
    }

    @Test
    void otherMachinesMayUseTheHealthCheckOnly() throws IOException {
        assertTrue(AdminAccessHandler.isAllowed("/__admin/health", "192.0.2.1"));
        assertFalse(AdminAccessHandler.isAllowed("/__admin/reset", "192.0.2.1"));
        assertFalse(AdminAccessHandler.isAllowed("/__admin/requests", "192.0.2.1"));
    }
}
