package org.mailward.mailauth.spf;

import java.util.List;
import java.util.stream.Stream;
import org.mailward.mailauth.dns.DomainName;

/// One SPF record in the tree of includes, and where it leads.
///
/// @param branches the querying terms that receivers can reach, in order, a redirect last
public record SpfNode(DomainName name, SpfPublication publication, List<SpfBranch> branches) {

    public SpfNode {
        branches = List.copyOf(branches);
    }

    /// The querying terms from here down.
    public int lookups() {
        return branches.stream().mapToInt(SpfBranch::lookups).sum();
    }

    /// The lookups from here down that bring no answer.
    public int voids() {
        return branches.stream().mapToInt(SpfBranch::voids).sum();
    }

    /// Every branch from here down, in the order of evaluation.
    public Stream<SpfBranch> everyBranch() {
        return branches.stream().flatMap(branch -> Stream.concat(Stream.of(branch), branch.child().stream().flatMap(SpfNode::everyBranch)));
    }
}
