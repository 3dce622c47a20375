package org.mailward.checker;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.mailward.tenancy.TenantRow;

/// A provider's public checker: under which address it is found, and whether it is open.
@Entity
@Table(name = "checker")
public class Checker extends TenantRow {

    private String handle;

    private boolean enabled;

    @Version
    private int version;

    protected Checker() {
    }

    public Checker(UUID id, CheckerHandle handle, boolean enabled) {
        super(id);
        set(handle, enabled);
    }

    public final void set(CheckerHandle handle, boolean enabled) {
        this.handle = handle.text();
        this.enabled = enabled;
    }

    public String handle() {
        return handle;
    }

    public boolean enabled() {
        return enabled;
    }

    public int version() {
        return version;
    }
}
