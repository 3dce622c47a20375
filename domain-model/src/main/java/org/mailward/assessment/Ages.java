package org.mailward.assessment;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.Question;

/// How long what was found has stood as it is, as far back as the domain was watched.
///
/// @param records by the question that finds them, for records that stand now
/// @param documents by address, for documents that are served now
public record Ages(Map<Question, Age> records, Map<String, Age> documents) {

    /// Nothing is known of earlier times.
    public static final Ages NONE = new Ages(Map.of(), Map.of());

    /// How something came to stand as it does.
    public enum How {
        /// It was so when the domain was first looked at; it may be much older.
        FIRST_SEEN,
        /// There was nothing before.
        APPEARED,
        /// There was something else before.
        CHANGED
    }

    /// @param since the time of the first snapshot that showed it as it is
    /// @param from the earliest time at which it may have come to be so: earlier than `since` when nobody could say for a while what stood there
    public record Age(Instant since, How how, Instant from) {

        /// Somebody could say all the time.
        public Age(Instant since, How how) {
            this(since, how, since);
        }
    }

    public Ages {
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    public Optional<Age> of(Question question) {
        return Optional.ofNullable(records.get(question));
    }

    public Optional<Age> ofDocument(String address) {
        return Optional.ofNullable(documents.get(address));
    }
}
