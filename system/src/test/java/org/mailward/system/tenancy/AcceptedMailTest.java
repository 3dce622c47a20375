package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Arriving;
import org.mailward.intake.Owner;
import org.mailward.intake.Way;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.PackedBytes;

/// Who is told that a mail is kept forgets it, so it must be on disk by then.
@ExtendWith(HousesDatabase.Given.class)
class AcceptedMailTest {

    @Test
    void what_came_in_is_on_disk_before_its_sender_hears_so_whatever_the_database_is_told(HousesDatabase database) throws IOException {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            entities.createNativeQuery("set local synchronous_commit = off").executeUpdate();
            assertEquals("off", waits(entities));
            var content = ArrivedBytes.of(new byte[] {1});
            new Stores(entities).get(Arrivals.class).add(House.ALDER.whole(), List.of(new Arrivals.New(UUID.randomUUID(), new Arriving(Owner.of(House.ALDER.provider()), Way.SMTP, "", "", "", "", "",
                    "message/rfc822", content, House.THEN), PackedBytes.of(content))), _ -> LocalDate.now());
            assertEquals("on", waits(entities));
            entities.getTransaction().rollback();
        }
    }

    @Test
    void what_came_in_together_is_kept_each_with_its_own_bytes_the_largest_too(HousesDatabase database) throws IOException {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            var arrivals = new Stores(entities).get(Arrivals.class);
            var expiry = LocalDate.now();
            var random = new Random(28);
            var sent = new LinkedHashMap<UUID, byte[]>();
            for (int size : List.of(0, 1, 60_000, 70_000, 3_000_000, 7)) {
                var bytes = new byte[size];
                random.nextBytes(bytes);
                sent.put(UUID.randomUUID(), bytes);
            }
            var together = new ArrayList<Arrivals.New>();
            for (var one : sent.entrySet()) {
                var content = ArrivedBytes.of(one.getValue());
                together.add(new Arrivals.New(one.getKey(), new Arriving(Owner.of(House.ALDER.provider()), Way.UPLOAD, "", "Zoë \uD83D\uDC1D <zoe@example.org>, \"{a,b}\"", "", "", one.getValue().length + ".eml",
                        "message/rfc822", content, House.THEN), PackedBytes.of(content)));
            }
            arrivals.add(House.ALDER.whole(), together, _ -> expiry);
            for (var one : sent.entrySet()) {
                try (var kept = arrivals.raw(House.ALDER.whole(), one.getKey(), expiry).orElseThrow()) {
                    assertArrayEquals(one.getValue(), kept.readAllBytes());
                }
                var arrival = arrivals.find(House.ALDER.whole(), one.getKey()).orElseThrow();
                assertEquals(one.getValue().length + ".eml Zoë \uD83D\uDC1D <zoe@example.org>, \"{a,b}\" " + one.getValue().length, arrival.fileName() + " " + arrival.sender() + " " + arrival.size());
            }
            entities.getTransaction().rollback();
        }
    }

    private static String waits(EntityManager entities) {
        return (String) entities.createNativeQuery("select current_setting('synchronous_commit')", String.class).getSingleResult();
    }
}
