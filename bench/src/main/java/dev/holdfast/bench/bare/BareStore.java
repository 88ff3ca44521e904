package dev.holdfast.bench.bare;

import com.mongodb.client.result.InsertOneResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Inserts copies of one document that differ where two events would: in their ids and times. */
final class BareStore {

    /** As long as a SHA-256, of which the gateway makes its ids. */
    private static final int ID_BYTES = 32;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final MongoCollection<Document> collection;
    private final Document template;
    private final Clock clock;

    BareStore(MongoCollection<Document> collection, Document template, Clock clock) {
        this.collection = collection;
        this.template = template;
        this.clock = clock;
    }

    /** Done on the given context once the insert was acknowledged. */
    Future<Void> insert(Context context) {
        Promise<Void> done = Promise.promise();
        collection.insertOne(copy()).subscribe(new Once(context, done));
        return done.future();
    }

    private Document copy() {
        byte[] random = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        String id = TEXT.encodeToString(random);
        Instant now = clock.instant();
        return new Document(template)
                .append("_id", id)
                .append("receivedAt", now)
                .append("outbox", List.of(job(id, now)));
    }

    private Document job(String id, Instant now) {
        Document job = template.getList("outbox", Document.class).getFirst();
        return new Document(job)
                .append("id", "wh|calendly|" + id + "|0")
                .append("ref", new Document(job.get("ref", Document.class)).append("id", id))
                .append("payload", new Document(job.get("payload", Document.class)).append("eventId", id))
                .append("runAt", now)
                .append("at", now);
    }

    private record Once(Context context, Promise<Void> done) implements Subscriber<InsertOneResult> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(InsertOneResult result) {
            // what counts is that it ends well
        }

        @Override
        public void onError(Throwable failure) {
            context.runOnContext(ignored -> done.tryFail(failure));
        }

        @Override
        public void onComplete() {
            context.runOnContext(ignored -> done.tryComplete());
        }
    }
}
