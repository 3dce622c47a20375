package org.mailward.platform.dns;

import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.Question;

/// What is said where the wait for an answer ended before there was one.
final class NoAnswer {

    private NoAnswer() {
    }

    static Answer.Failed brokenOff(Question question) {
        return new Answer.Failed(question, Failure.TIMEOUT, "The wait for DNS was broken off.");
    }

    static Answer.Failed outOfTime(Question question) {
        return new Answer.Failed(question, Failure.TIMEOUT, "There was no answer in the time that the whole may take.");
    }
}
