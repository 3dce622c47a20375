package org.mailward.platform.dns;

import org.mailward.platform.time.Deadline;

/// One message that carried a question to a server.
record Sending(Query query, Deadline at) {
}
