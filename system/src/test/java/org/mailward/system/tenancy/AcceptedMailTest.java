package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
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

    private static String waits(EntityManager entities) {
        return (String) entities.createNativeQuery("select current_setting('synchronous_commit')", String.class).getSingleResult();
    }
}
