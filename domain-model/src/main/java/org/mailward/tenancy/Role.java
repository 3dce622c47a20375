package org.mailward.tenancy;

import java.util.Set;

/// What a person or a key may do within a provider or one of its customers.
///
/// The constants in [Names] are the same words for annotations.
public enum Role {
    PLATFORM_OPERATOR, PROVIDER_ADMIN, PROVIDER_ANALYST, CUSTOMER_ADMIN, CUSTOMER_VIEWER,
    /// Mailward itself, at work for one provider: timers and queued jobs. Never given to a person.
    SYSTEM;

    public static final Set<Role> OF_A_CUSTOMER = Set.of(CUSTOMER_ADMIN, CUSTOMER_VIEWER);
    public static final Set<Role> OF_A_PROVIDER = Set.of(PROVIDER_ADMIN, PROVIDER_ANALYST);

    public boolean ofACustomer() {
        return OF_A_CUSTOMER.contains(this);
    }

    public boolean ofAProvider() {
        return OF_A_PROVIDER.contains(this);
    }

    /// The roles as annotation values; each equals the name of its constant.
    public static final class Names {
        public static final String PLATFORM_OPERATOR = "PLATFORM_OPERATOR";
        public static final String PROVIDER_ADMIN = "PROVIDER_ADMIN";
        public static final String PROVIDER_ANALYST = "PROVIDER_ANALYST";
        public static final String CUSTOMER_ADMIN = "CUSTOMER_ADMIN";
        public static final String CUSTOMER_VIEWER = "CUSTOMER_VIEWER";

        private Names() {
        }
    }
}
