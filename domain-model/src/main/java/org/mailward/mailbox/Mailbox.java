package org.mailward.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// A mailbox that a provider lets Mailward read. What became of reading it stands in [MailboxLook].
@Entity
@Table(name = "mailbox")
public class Mailbox extends TenantRow {

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    private String name;

    private String host;

    private int port;

    @Enumerated(EnumType.STRING)
    private Protection protection;

    @Column(name = "user_name")
    private String user;

    @Enumerated(EnumType.STRING)
    private MailboxProof proof;

    @Column(name = "token_address")
    private String tokenAddress;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "token_scope")
    private String tokenScope;

    private String folder;

    @Enumerated(EnumType.STRING)
    private Afterwards afterwards;

    @Column(name = "done_folder")
    private String doneFolder;

    @Column(name = "failed_folder")
    private String failedFolder;

    private String secret;

    private boolean paused;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private int version;

    protected Mailbox() {
    }

    /// @param secret sealed
    public Mailbox(UUID id, MailboxPlan plan, String secret, Instant at) {
        super(id);
        this.createdAt = at;
        this.secret = secret;
        describe(plan);
    }

    public final void describe(MailboxPlan plan) {
        this.customerId = plan.customer().orElse(null);
        this.name = plan.name();
        this.host = plan.host();
        this.port = plan.port();
        this.protection = plan.protection();
        this.user = plan.user();
        this.proof = plan.proof();
        this.tokenAddress = plan.tokenAddress();
        this.clientId = plan.clientId();
        this.tokenScope = plan.tokenScope();
        this.folder = plan.folder();
        this.afterwards = plan.afterwards();
        this.doneFolder = plan.doneFolder();
        this.failedFolder = plan.failedFolder();
    }

    public MailboxPlan plan() {
        return new MailboxPlan(name, Optional.ofNullable(customerId), host, port, protection, user, proof, tokenAddress, clientId, tokenScope, folder,
                afterwards, doneFolder, failedFolder);
    }

    /// @param sealed the secret as it is kept
    public void keep(String sealed) {
        this.secret = sealed;
    }

    /// The sealed secret.
    public String secret() {
        return secret;
    }

    public void pause(boolean wanted) {
        this.paused = wanted;
    }

    public boolean paused() {
        return paused;
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }
}
