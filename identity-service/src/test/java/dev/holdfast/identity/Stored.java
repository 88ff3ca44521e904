package dev.holdfast.identity;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.holdfast.kit.test.RealMongo;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Looks into the database the service writes to. */
public final class Stored {

    private static final MongoClient CLIENT = MongoClients.create(RealMongo.uri());

    private Stored() {}

    public static MongoCollection<Document> collection(String name) {
        return CLIENT.getDatabase("holdfast").getCollection(name);
    }

    public static List<Document> all(String collection, Bson filter) {
        return collection(collection).find(filter).into(new ArrayList<>());
    }

    public static Document user(String email) {
        return all("users", Filters.eq("email", email)).getFirst();
    }

    static List<String> jobsOf(String userId) {
        return all("jobs", Filters.eq("ref.id", userId)).stream()
                .map(job -> job.getString("_id"))
                .sorted()
                .toList();
    }
}
