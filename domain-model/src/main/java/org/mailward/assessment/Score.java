package org.mailward.assessment;

import java.util.List;

/// A domain's protection as one number from 0 to 100, with every point that was taken off.
///
/// Every [Protocol] has a number of points, 100 together ([#weight]). A finding takes off a share of its area's points by its
/// severity ([#share]); an area never loses more than it has, and no finding counts twice. What nobody could say takes
/// nothing off: a server that does not answer never costs a point or a grade. When less than half of the points could be
/// examined, or nobody could say whether there is a DMARC policy, there is no grade, and the points mean nothing: show them
/// only beside a grade.
///
/// @param points 0 to 100
/// @param grade A from 90, B from 80, C from 65, D from 50, else F; ungraded when `examined` is below 50 or the DMARC policy is unknown
/// @param examined how many of the 100 points were examined at all
/// @param deductions what was taken off, in the order of the findings
public record Score(int points, Grade grade, int examined, List<Deduction> deductions) {

    /// Points that one finding cost.
    /// @param points 0 when its area had nothing left to lose
    public record Deduction(CheckId finding, Protocol protocol, Severity severity, int points) {
    }

    /// With fewer points examined there is no grade.
    public static final int LEAST_EXAMINED = 50;

    /// The grades that need points, the best first.
    private static final List<Grade> EARNED = List.of(Grade.A, Grade.B, Grade.C, Grade.D);

    public Score {
        deductions = List.copyOf(deductions);
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("A score is 0 to 100, not " + points);
        }
    }

    /// The points of an area.
    public static int weight(Protocol protocol) {
        return switch (protocol) {
            case DMARC -> 40;
            case SPF -> 20;
            case DKIM -> 15;
            case MX -> 5;
            case MTA_STS -> 8;
            case TLS_RPT -> 4;
            case DNSSEC -> 6;
            case BIMI -> 2;
        };
    }

    /// The share of its area that a finding costs, in percent.
    public static int share(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 100;
            case HIGH -> 75;
            case MEDIUM -> 40;
            case LOW -> 15;
            case INFO -> 0;
        };
    }

    /// What a finding takes off while its area has points left, rounded half up.
    public static int cost(Protocol protocol, Severity severity) {
        return (weight(protocol) * share(severity) + 50) / 100;
    }

    /// The grade of a score; the same bounds hold for the mean of several.
    /// @param examined how many of the 100 points could be examined
    public static Grade grade(int points, int examined) {
        if (examined < LEAST_EXAMINED) {
            return Grade.UNGRADED;
        }
        for (Grade grade : EARNED) {
            if (points >= least(grade)) {
                return grade;
            }
        }
        return Grade.F;
    }

    /// The least points that earn a grade.
    /// @return 0 for a grade that needs none
    public static int least(Grade grade) {
        return switch (grade) {
            case A -> 90;
            case B -> 80;
            case C -> 65;
            case D -> 50;
            case F, UNGRADED -> 0;
        };
    }
}
