package org.mailward.platform.mailbox;

import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// Takes no message in chunks (RFC 3030).
///
/// The library does, but where a connection ends inside of a chunk it says that the message has come to its end: half a message would be
/// handed over for a whole one. It also takes no other command between two chunks, and the octets of a chunk that nobody wants for commands.
/// Whoever is not offered this sends the message otherwise; who sends a chunk all the same is sent away, so that its octets are never looked at.
final class NoChunks extends BaseCommand {

    private static final int UNKNOWN = 502;

    NoChunks() {
        super("BDAT", "Not offered.");
    }

    @Override
    public void execute(String line, Session session) throws DropConnectionException {
        throw new DropConnectionException(UNKNOWN, "5.5.1 BDAT is not offered here; use DATA");
    }
}
