package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailward.intake.ArrivedBytes;
import org.mailward.platform.mailbox.ImapSettings;
import org.mailward.platform.mailbox.ReceiverSettings;
import org.mailward.platform.settings.Settings;

/// The settings of the ways in by mail.
@ApplicationScoped
public class MailSettings {

    private static final Settings NOTHING = new Settings(_ -> Optional.empty());

    private final ReceiverSettings receiver;
    private final ImapSettings imap;
    private final Duration senderCheck;

    /// The defaults; also what the container's proxy needs.
    public MailSettings() {
        this(NOTHING);
    }

    @Inject
    public MailSettings(Config config) {
        this(Settings.of(config));
    }

    MailSettings(Settings settings) {
        // A mail that the ledger would not keep is refused as too large where it comes in.
        long most = most(settings);
        this.receiver = ReceiverSettings.read(settings).atMost(most);
        this.imap = ImapSettings.read(settings).atMost(most);
        this.senderCheck = settings.duration("mailward.receiver.sender-check", Duration.ofSeconds(2));
    }

    private static long most(Settings settings) {
        var text = settings.text(ArrivedBytes.MOST).orElse(ArrivedBytes.MOST_UNSET);
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(ArrivedBytes.MOST + ": '" + text + "' is not a whole number");
        }
        return Long.parseLong(text);
    }

    public ReceiverSettings receiver() {
        return receiver;
    }

    public ImapSettings imap() {
        return imap;
    }

    /// How long the acceptance of a message may wait for DNS about its sender.
    public Duration senderCheck() {
        return senderCheck;
    }
}
