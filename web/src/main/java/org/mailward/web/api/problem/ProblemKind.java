package org.mailward.web.api.problem;

import java.util.Locale;

/// The kinds of problem that the API tells apart. Their names are part of the API: a program may branch on [#type].
public enum ProblemKind {
    UNREADABLE(400, "Unreadable request", "The request cannot be read. Compare it with /api/v1/openapi.json."),
    UNAUTHENTICATED(401, "Key needed", "Send a valid API key in the header 'Authorization: Bearer <key>'. A provider's admin makes keys in the portal."),
    FORBIDDEN(403, "Not allowed", "This key's role does not allow this. Use a key with a role that does."),
    NOT_FOUND(404, "Not found", "There is no such thing among what this key may see. Check the address and the ids in it."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This address does not take this method; the header Allow lists those that it takes."),
    NOT_ACCEPTABLE(406, "Not acceptable", "This cannot be sent in any form that the header Accept asks for. Leave Accept out, or ask for the type that /api/v1/openapi.json names."),
    REFUSED(409, "Refused", "This cannot be done as things stand; nothing was changed."),
    CHANGED_MEANWHILE(409, "Changed meanwhile", "Somebody else changed the same thing at the same moment; nothing of yours was changed. Read it again and repeat."),
    UNDERWAY(409, "Under way", "The same request with this Idempotency-Key is being worked on. Repeat it in a moment to get its answer."),
    PRECONDITION_FAILED(412, "Changed meanwhile", "Somebody changed this after you read it; nothing of yours was changed. Read it again, compare, and send its new ETag in If-Match."),
    TOO_LARGE(413, "Too large", "The request's body is too large. Split it."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "This address does not take a body of this Content-Type; /api/v1/openapi.json names those that it takes."),
    INVALID(422, "Invalid value", "A value cannot be accepted; nothing was changed."),
    KEY_REUSED(422, "Idempotency-Key reused", "Another request was sent with this Idempotency-Key. Give each request a key of its own."),
    PRECONDITION_REQUIRED(428, "If-Match needed", "Send the ETag of what you read in the header If-Match, so that nobody's change is overwritten unseen."),
    TOO_MANY(429, "Too many requests", "Too much of this was asked for. Repeat the request after the seconds that Retry-After names."),
    UNEXPECTED(500, "Unexpected error", "Something went wrong in Mailward, not in your request. Tell the operator the errorId; the server's log has the details."),
    BUSY(503, "Busy for the moment", "So much is being drawn already that this has to wait; nothing was begun. Repeat the request after the seconds that Retry-After names."),
    UNAVAILABLE(503, "Unavailable for the moment", "Mailward cannot reach its database for the moment. Repeat the request after the seconds that Retry-After names.");

    /// Seconds after which a request that came too often, or found Mailward unavailable, is worth repeating.
    public static final int RETRY_AFTER = 10;

    private final int status;
    private final String title;
    private final String sentence;

    ProblemKind(int status, String title, String sentence) {
        this.status = status;
        this.title = title;
        this.sentence = sentence;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// What is said when there is nothing more precise to say.
    public String sentence() {
        return sentence;
    }

    /// The problem type's URI.
    public String type() {
        return "urn:mailward:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
