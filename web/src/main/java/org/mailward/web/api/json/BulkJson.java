package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkState;
import org.mailward.bulk.RowState;
import org.mailward.bulk.boundary.BulkDesk.Choice;
import org.mailward.bulk.boundary.BulkDesk.Line;
import org.mailward.bulk.boundary.BulkDesk.RowLine;
import org.mailward.bulk.boundary.BulkDesk.Wish;
import org.mailward.web.api.openapi.Described;

@Described("Something that is done to many customers or domains in the background.")
public record BulkJson(
        @Described("The action.") UUID id,
        @Described("What its rows are.") BulkOf rows,
        @Described("What is done to each.") BulkDeed deed,
        @Described("The tag that is put on or taken off; absent for other deeds.") Optional<String> tag,
        @Described("The stage that is to be reached; absent for other deeds and where none is to be.") Optional<TargetJson> target,
        @Described("The membership of who is to look after the customers; absent for other deeds.") Optional<UUID> member,
        @Described("How far it is.") BulkState state,
        @Described("Rows.") int total,
        @Described("Rows that it was done to.") int done,
        @Described("Rows that it was not done to; each says why.") int failed,
        @Described("When it was asked for.") Instant askedAt,
        @Described("Who asked: a member's or a key's name.") String askedBy,
        @Described("When it was over; absent until then.") Optional<Instant> finishedAt,
        @Described("Why it was given up; absent unless it was.") Optional<String> trouble) implements Located {

    public static BulkJson of(Line line) {
        var task = line.task();
        return new BulkJson(line.id(), task.rows(), task.deed(), task.tag(), task.target().map(TargetJson::of), task.member(), line.state(), line.total(), line.done(), line.failed(), line.askedAt(),
                line.askedBy(), line.finishedAt(), Optional.of(line.trouble()).filter(sentence -> !sentence.isEmpty()));
    }

    @Override
    public Optional<String> location() {
        return Optional.of("bulk-actions/" + id);
    }

    @Described("A part of the list of bulk actions.")
    public record BulkActionsJson(
            @Described("Actions in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<BulkJson> items) implements Listed {
    }

    @Described("A part of a bulk action's rows.")
    public record BulkRowsJson(
            @Described("Rows in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("In their order.") List<BulkRowJson> items) implements Listed {
    }

    @Described("What became of one row.")
    public record BulkRowJson(
            @Described("Its number, from 1.") int number,
            @Described("The customer that it is, or that the domain belongs to.") UUID customer,
            @Described("The domain; absent where the row is a whole customer.") Optional<UUID> domain,
            @Described("As its name was when the action was asked for.") String name,
            @Described("What became of it.") RowState state,
            @Described("What was done to it, or why nothing was; may be empty.") String sentence) {

        public static BulkRowJson of(RowLine row) {
            return new BulkRowJson(row.no(), row.customer(), row.domain(), row.name(), row.state(), row.sentence());
        }
    }

    @Described("What is to be done to each row.")
    public record BulkTaskJson(
            @Described("What is done to each.") BulkDeed deed,
            @Described("For TAG and UNTAG: the tag.") Optional<String> tag,
            @Described("For TARGET: the stage that is to be reached; left out to take targets back.") Optional<TargetJson> target,
            @Described("For ASSIGN and UNASSIGN, which are done to customers: the membership of one of the provider's own people.") Optional<UUID> member) {

        public Wish wish() {
            return new Wish(deed, tag.orElse(""), target.flatMap(TargetJson::target), member);
        }
    }

    @Described("What is to be done to some customers or domains that are named.")
    public record NewBulkJson(
            @Described("What the ids are of.") BulkOf rows,
            @Described("1 to 500 customers or domains; those that the key may not see are left out.") List<UUID> ids,
            @Described("What is to be done to each.") BulkTaskJson task) {

        public Choice choice() {
            return new Choice.Picked(rows, Set.copyOf(ids));
        }
    }
}
