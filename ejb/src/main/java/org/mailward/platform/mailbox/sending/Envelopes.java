package org.mailward.platform.mailbox.sending;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import org.mailward.outbox.OneLine;
import org.mailward.outbox.PrintedLetter;

/// Puts parcels into the form of mails: the same words as plain text and as HTML, with the logo inside.
///
/// No field names the software that made it. Names and subjects are encoded, so that none can begin a field of its own.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322 §3.6.4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.4">RFC 2046 §5.1.4</a>
final class Envelopes {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String QUOTED = "quoted-printable";

    private Envelopes() {
    }

    /// The mail, without its logo where it would be too large.
    /// @throws AddressException when the recipient's address is none
    /// @throws MessagingException when it is too large even so
    static MimeMessage fitting(Session session, SendingSettings settings, Parcel parcel) throws MessagingException, IOException {
        var whole = of(session, settings, parcel);
        if (size(whole) <= settings.largest()) {
            return whole;
        }
        var plain = of(session, settings, parcel.withoutLogo());
        if (size(plain) > settings.largest()) {
            throw new MessagingException("it has more than " + settings.largest() + " bytes");
        }
        return plain;
    }

    private static MimeMessage of(Session session, SendingSettings settings, Parcel parcel) throws MessagingException, IOException {
        var message = new Identified(session, parcel.id(), settings.domain());
        message.setFrom(new InternetAddress(settings.from(), OneLine.of(parcel.sender()), UTF_8));
        message.setRecipient(Message.RecipientType.TO, recipient(parcel));
        if (parcel.replyTo().isPresent()) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(parcel.replyTo().get())});
        }
        message.setSubject(OneLine.of(parcel.letter().subject()), UTF_8);
        message.setSentDate(Date.from(parcel.writtenAt()));
        // No answering machine answers it (RFC 3834 §5).
        message.setHeader("Auto-Submitted", "auto-generated");
        var versions = new MimeMultipart("alternative");
        versions.addBodyPart(text(parcel.letter().text(), "plain"));
        versions.addBodyPart(parcel.logo().isPresent() ? withLogo(parcel) : text(parcel.letter().html(), "html"));
        message.setContent(versions);
        message.saveChanges();
        return message;
    }

    private static InternetAddress recipient(Parcel parcel) throws AddressException, IOException {
        var address = new InternetAddress(parcel.address(), true);
        if (address.isGroup() || !address.getAddress().equals(parcel.address()) || !StandardCharsets.US_ASCII.newEncoder().canEncode(parcel.address())) {
            throw new AddressException("This is more than one plain address", parcel.address());
        }
        address.setPersonal(OneLine.of(parcel.recipient()), UTF_8);
        return address;
    }

    private static MimeBodyPart text(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", QUOTED);
        return part;
    }

    private static MimeBodyPart withLogo(Parcel parcel) throws MessagingException {
        var related = new MimeMultipart("related");
        related.addBodyPart(text(parcel.letter().html(), "html"));
        var logo = parcel.logo().orElseThrow();
        var picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo.bytes(), logo.type().mediaType())));
        picture.setContentID("<" + PrintedLetter.LOGO + ">");
        picture.setDisposition(MimeBodyPart.INLINE);
        related.addBodyPart(picture);
        var part = new MimeBodyPart();
        part.setContent(related);
        return part;
    }

    private static int size(MimeMessage message) throws MessagingException, IOException {
        var counter = new Counter();
        message.writeTo(counter);
        return counter.octets;
    }

    /// Counts what is written.
    private static final class Counter extends OutputStream {

        private int octets;

        @Override
        public void write(int octet) {
            octets++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            octets += count;
        }
    }

    /// A mail whose id is the outbox's own.
    private static final class Identified extends MimeMessage {

        private final String messageId;

        private Identified(Session session, UUID id, String domain) {
            super(session);
            this.messageId = "<" + id + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
