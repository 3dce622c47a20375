package org.mailward.system.tenancy;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test whose transactions are all of one provider's.
@ExtendWith(HousesDatabase.Given.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class InAldersHouse {

    EntityManagerFactory factory;

    @BeforeAll
    void open(HousesDatabase database) {
        var tenant = new Tenant();
        tenant.is(House.ALDER);
        factory = database.entities(tenant);
    }

    @AfterAll
    void close() {
        factory.close();
    }
}
