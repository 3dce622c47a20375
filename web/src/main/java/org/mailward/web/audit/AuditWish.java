package org.mailward.web.audit;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.audit.AuditQuery;

/// What somebody looks for in the log, as the address says it. What cannot be understood is left out.
public class AuditWish implements Serializable {

    private String who = "";
    private String deed = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    AuditQuery query(Optional<UUID> customer, int first, int count) {
        return new AuditQuery(customer, Optional.of(who), Optional.of(deed), Optional.ofNullable(from).map(AuditWish::start),
                Optional.ofNullable(until).map(day -> start(day.plusDays(1))), first, count);
    }

    /// The part of an address that asks for the same.
    public String getQuery() {
        return "who=" + encoded(who) + "&deed=" + encoded(deed) + "&from=" + encoded(getFrom()) + "&until=" + encoded(getUntil());
    }

    public boolean isNarrowed() {
        return !who.isBlank() || !deed.isBlank() || from != null || until != null;
    }

    private static String encoded(@Nullable String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || !text.strip().matches("\\d{4}-\\d\\d-\\d\\d") ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    public String getWho() {
        return who;
    }

    public void setWho(@Nullable String text) {
        who = text == null ? "" : text;
    }

    public String getDeed() {
        return deed;
    }

    public void setDeed(@Nullable String text) {
        deed = text == null ? "" : text;
    }

    public @Nullable String getFrom() {
        return from == null ? null : from.toString();
    }

    public void setFrom(@Nullable String text) {
        from = day(text);
    }

    public @Nullable String getUntil() {
        return until == null ? null : until.toString();
    }

    public void setUntil(@Nullable String text) {
        until = day(text);
    }
}
