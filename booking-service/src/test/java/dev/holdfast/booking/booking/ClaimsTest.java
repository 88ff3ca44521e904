package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");
    private static final int BUCKET_OF_NINE = (int) (NINE.getEpochSecond() / 300);

    @Test
    void halfAnHourIsSixBuckets() {
        assertThat(claims(NINE, NINE.plusSeconds(1800)).buckets())
                .containsExactly(
                        BUCKET_OF_NINE,
                        BUCKET_OF_NINE + 1,
                        BUCKET_OF_NINE + 2,
                        BUCKET_OF_NINE + 3,
                        BUCKET_OF_NINE + 4,
                        BUCKET_OF_NINE + 5);
    }

    @Test
    void buffersAreClaimedToo() {
        Claims claims = Claims.of(new TimeSpan(NINE, NINE.plusSeconds(300)), Buffers.ofMinutes(10, 5));

        assertThat(claims.buckets())
                .containsExactly(BUCKET_OF_NINE - 2, BUCKET_OF_NINE - 1, BUCKET_OF_NINE, BUCKET_OF_NINE + 1);
    }

    @Test
    void bookingsThatOnlyMeetShareNothing() {
        List<Integer> first = claims(NINE, NINE.plusSeconds(1800)).buckets();
        List<Integer> second =
                claims(NINE.plusSeconds(1800), NINE.plusSeconds(3600)).buckets();

        assertThat(Collections.disjoint(first, second)).isTrue();
    }

    @Test
    void anOverlapOfOneMillisecondSharesABucket() {
        List<Integer> first = claims(NINE, NINE.plusSeconds(1800).plusMillis(1)).buckets();
        List<Integer> second =
                claims(NINE.plusSeconds(1800), NINE.plusSeconds(3600)).buckets();

        assertThat(Collections.disjoint(first, second)).isFalse();
    }

    @Test
    void timesBesideTheGridTakeEveryBucketTheyTouch() {
        Claims claims = claims(NINE.plusSeconds(299), NINE.plusSeconds(601));

        assertThat(claims.buckets()).containsExactly(BUCKET_OF_NINE, BUCKET_OF_NINE + 1, BUCKET_OF_NINE + 2);
    }

    @Test
    void timesBefore1970AreOnTheSameGrid() {
        Instant start = Instant.ofEpochSecond(-300);

        assertThat(claims(start, start.plusSeconds(300)).buckets()).containsExactly(-1);
    }

    @Test
    void aBookingIsNeitherEmptyNorLongerThanADay() {
        assertThatThrownBy(() -> new TimeSpan(NINE, NINE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeSpan(NINE, NINE.plusSeconds(86_401)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Claims claims(Instant startsAt, Instant endsAt) {
        return Claims.of(new TimeSpan(startsAt, endsAt), Buffers.NONE);
    }
}
