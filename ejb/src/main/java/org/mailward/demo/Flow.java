package org.mailward.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.DomainName;

/// Mail that one sender sends in one domain's name.
///
/// @param perDay messages on a working day at the demo's first day
/// @param growth over ninety days, in percent
/// @param from days before the first day on which it began
/// @param until days before the first day on which it ended; 0 when it goes on
record Flow(DomainName domain, Sender sender, int perDay, int growth, int from, int until) {

    private static final String TABLE = "traffic.tsv";
    private static final int CELLS = 6;
    private static final double SPAN = 90;
    private static final double HUNDRED = 100;
    private static final double LEAST = 0.75;
    private static final double SWING = 0.5;
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /// All of them, by domain.
    static Map<DomainName, List<Flow>> all() {
        var senders = Sender.all();
        return Table.read(TABLE, CELLS).stream().map(cells -> new Flow(DomainName.of(cells[0]), senders.get(cells[1]), Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), Integer.parseInt(cells[5]))).collect(Collectors.groupingBy(Flow::domain));
    }

    /// How many messages it has on a day: in proportion to its size, with the week's rhythm, its growth and a little chance.
    /// @param ago days before the first day; below 0 after it
    double messages(LocalDate date, int ago) {
        if (ago > from || ago < until) {
            return 0;
        }
        double grown = 1 - growth / HUNDRED * Math.max(0, ago) / SPAN;
        double week = WEEKEND.contains(date.getDayOfWeek()) ? sender.weekend() / HUNDRED : 1;
        return perDay * grown * week * (LEAST + SWING * Chance.of(domain, sender.id(), from, date));
    }
}
