package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.DomainName;

/// One SPF record in the tree of includes, and where it leads.
///
/// @param branches the querying terms that receivers can reach, in order, a redirect last
public record SpfNode(DomainName name, SpfPublication publication, List<SpfBranch> branches) {

    public SpfNode {
        branches = List.copyOf(branches);
    }

    /// The lookups from here down.
    public int lookups() {
        int sum = 0;
        for (SpfBranch branch : branches) {
            sum += branch.lookups();
        }
        return sum;
    }

    /// The lookups from here down that bring no answer.
    public int voids() {
        int sum = 0;
        for (SpfBranch branch : branches) {
            sum += branch.voids();
        }
        return sum;
    }

    /// Every branch from here down, in the order of evaluation.
    public List<SpfBranch> everyBranch() {
        var every = new ArrayList<SpfBranch>();
        collect(every);
        return every;
    }

    private void collect(List<SpfBranch> every) {
        for (SpfBranch branch : branches) {
            every.add(branch);
            branch.child().ifPresent(child -> child.collect(every));
        }
    }
}
