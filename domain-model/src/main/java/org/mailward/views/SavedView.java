package org.mailward.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.TenantRow;

/// A table as one of the provider's people wants to see it again.
@Entity
@Table(name = "saved_view")
public class SavedView extends TenantRow {

    /// Characters of a name.
    public static final int LONGEST_NAME = 60;

    @Column(updatable = false)
    private String owner;

    @Column(name = "owner_name", updatable = false)
    private String ownerName;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ViewPlace place;

    private String name;

    private String wish;

    private boolean shared;

    private boolean standard;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Version
    private int version;

    protected SavedView() {
    }

    /// @throws InvalidInput when the name is empty or too long
    public SavedView(UUID id, Actor owner, ViewPlace place, String name, ViewWish wish, boolean shared, Instant at) {
        super(id);
        this.owner = owner.subject();
        this.ownerName = owner.name();
        this.place = place;
        this.name = name(name);
        keep(wish, shared, at);
    }

    /// A name as it is kept.
    /// @throws InvalidInput when it is empty, too long, or more than a line
    public static String name(String text) {
        var bare = text.strip();
        if (bare.isEmpty() || bare.length() > LONGEST_NAME || bare.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "A view's name is one line of 1 to " + LONGEST_NAME + " characters.");
        }
        return bare;
    }

    /// Asks for something else from now on.
    public final void keep(ViewWish anew, boolean forAll, Instant at) {
        wish = anew.query();
        shared = forAll;
        savedAt = at;
    }

    /// Whether the table opens with it.
    public void beStandard(boolean first) {
        standard = first;
    }

    public boolean ownedBy(Actor actor) {
        return owner.equals(actor.subject());
    }

    public String ownerName() {
        return ownerName;
    }

    public ViewPlace place() {
        return place;
    }

    public String name() {
        return name;
    }

    public ViewWish wish() {
        return ViewWish.read(place, wish);
    }

    public boolean shared() {
        return shared;
    }

    public boolean standard() {
        return standard;
    }

    public Instant savedAt() {
        return savedAt;
    }
}
