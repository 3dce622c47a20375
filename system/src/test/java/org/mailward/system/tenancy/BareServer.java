package org.mailward.system.tenancy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailward.system.Progress;
import org.mailward.system.Settings;
import org.mailward.system.Stack;

/// The application server and its database for one test class, which deploys by Arquillian.
final class BareServer implements BeforeAllCallback, AfterAllCallback {

    private static final String NEVER = Duration.ofDays(36_500).toString();
    private static final String ADMIN_PORT = "mailward.test.payara.admin.port";

    private static Optional<Stack> running = Optional.empty();

    static Stack stack() {
        return running.orElseThrow();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var settings = Settings.forTests(Files.createTempDirectory(Files.createDirectories(Path.of("target", "stacks")), "doors"),
                name -> Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank()));
        // The houses must stay as they are: no clock changes them, and no name in them is asked about outside this machine.
        var stack = Stack.on(settings.withApplication(Map.of("MAILWARD_SCAN_EVERY", NEVER, "MAILWARD_SCAN_RESEND_AFTER", NEVER, "MAILWARD_PROOF_EVERY", NEVER, "MAILWARD_MAIL_KEEP", NEVER, "MAILWARD_BULK_KEEP", NEVER, "MAILWARD_REPORTS_KEEP", NEVER,
                "MAILWARD_DNS_RESOLVERS", "127.0.0.1:" + settings.ports().dns())), Progress.silent(), System.err::println);
        running = Optional.of(stack);
        // Read by arquillian.xml.
        System.setProperty(ADMIN_PORT, Integer.toString(settings.ports().payaraAdmin()));
        stack.startServer();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.ifPresent(Stack::close);
        running = Optional.empty();
    }
}
