package org.mailward.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Seat;

/// The seats of one person, over all providers. The person is known; no scope is, so this is the one store without one.
@ApplicationScoped
public class Seats {

    private static final String OF_PERSON = """
            select m.id, m.provider_id, p.name as provider_name, m.customer_id, c.name as customer_name, m.role, m.all_customers,
                   (select string_agg(a.customer_id::text, ',') from assignment a
                     where a.provider_id = m.provider_id and a.membership_id = m.id) as assigned
              from membership m
              join provider p on p.id = m.provider_id
              left join customer c on c.provider_id = m.provider_id and c.id = m.customer_id
             where m.ended_at is null and m.subject = this_subject()
             order by p.name, c.name nulls first, m.id""";

    @Inject
    private Lookups lookups;

    /// @param subject the person's id at the identity provider
    public List<Seat> ofPerson(String subject) {
        return lookups.ask(Visibility.ofPerson(subject), OF_PERSON, row -> new Seat(
                row.getObject("id", UUID.class),
                row.getObject("provider_id", UUID.class),
                row.getString("provider_name"),
                Optional.ofNullable(row.getObject("customer_id", UUID.class)),
                Optional.ofNullable(row.getString("customer_name")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("all_customers"),
                ids(row.getString("assigned"))));
    }

    private static Set<UUID> ids(@Nullable String list) {
        var ids = new HashSet<UUID>();
        if (list != null) {
            for (var id : list.split(",")) {
                ids.add(UUID.fromString(id));
            }
        }
        return ids;
    }
}
