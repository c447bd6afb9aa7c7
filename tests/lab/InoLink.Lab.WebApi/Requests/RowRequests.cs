using System.Text.Json.Nodes;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Query;
using InoLink.Lab.WebApi.Rows;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>Reads, changes and deletes one row.</summary>
internal static class RowRequests
{
    public static ApiResponse Read(ApiSession session, EntityReference target)
    {
        QueryOptions.Check(session.Request.Uri, ["$select", "$expand"]);
        var table = session.Model.Metadata.Table(target.LogicalName);
        var body = Body(session, table, target);
        var known = session.Request.Header("If-None-Match");
        if (known is not null && known != "*" && body["@odata.etag"]?.GetValue<string>() == RowWriter.ETag(Conditions.Version(known)!))
        {
            return new ApiResponse(304).With("ETag", known);
        }

        return ApiResponse.Json(body).With("ETag", body["@odata.etag"]?.GetValue<string>()).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    /// <summary>GET of the row behind a lookup; 204 if the lookup is empty.</summary>
    public static ApiResponse ReadBehind(ApiSession session, EntityReference target, LookupNavigation lookup)
    {
        var row = ((RetrieveResponse)session.Execute(new RetrieveRequest { Target = target, ColumnSet = new ColumnSet(lookup.Column.LogicalName) })).Entity;
        return row.GetAttributeValue<EntityReference>(lookup.Column.LogicalName) is not { } reference || (lookup.Target is { } table && table != reference.LogicalName)
            ? ApiResponse.NoContent()
            : lookup.Target is null
                ? throw ApiException.NotEmulated($"reading the row behind '{lookup.Name}', which may be a user or a team: use owninguser or owningteam")
                : Read(session, new EntityReference(reference.LogicalName, reference.Id));
    }

    /// <summary>PATCH: an update; of a row that doesn't exist, its creation, unless If-Match forbids that.</summary>
    public static ApiResponse Update(ApiSession session, EntityReference target)
    {
        QueryOptions.Check(session.Request.Uri, ["$select", "$expand"]);
        var table = session.Model.Metadata.Table(target.LogicalName);
        var row = session.Reader.Read(table, ApiJson.Object(session.Request.Body));
        if (row.Id != Guid.Empty && target.Id != Guid.Empty && row.Id != target.Id)
        {
            throw ApiException.BadPayload($"The body's {table.PrimaryIdColumn} is not the address's.");
        }

        row.Id = target.Id;
        row.KeyAttributes = target.KeyAttributes;
        var match = session.Request.Header("If-Match");
        if (session.Request.Header("If-None-Match") == "*")
        {
            return CreateOnly(session, table, row, target);
        }

        if (match is not null)
        {
            row.RowVersion = Conditions.Version(match);
            session.Execute(new UpdateRequest { Target = row, ConcurrencyBehavior = row.RowVersion is null ? ConcurrencyBehavior.Default : ConcurrencyBehavior.IfRowVersionMatches });
            return Written(session, table, Resolve(session, table, target), created: false);
        }

        var answer = (UpsertResponse)session.Execute(new UpsertRequest { Target = row });
        return Written(session, table, answer.Target.Id, answer.RecordCreated);
    }

    public static ApiResponse Delete(ApiSession session, EntityReference target)
    {
        QueryOptions.Check(session.Request.Uri, []);
        var version = Conditions.Version(session.Request.Header("If-Match"));
        target.RowVersion = version;
        session.Execute(new DeleteRequest { Target = target, ConcurrencyBehavior = version is null ? ConcurrencyBehavior.Default : ConcurrencyBehavior.IfRowVersionMatches });
        return ApiResponse.NoContent();
    }

    /// <summary>The answer to a write: the row's address, or the row itself if it was asked for.</summary>
    public static ApiResponse Written(ApiSession session, TableMetadata table, Guid id, bool created)
    {
        var address = session.Addresses.Of(table, id);
        if (!session.Request.Prefer.Representation)
        {
            return ApiResponse.NoContent().With("OData-EntityId", address).With("Location", created ? address : null);
        }

        var body = Body(session, table, new EntityReference(table.LogicalName, id));

        // the platform leaves OData-EntityId out when the row itself comes back
        return ApiResponse.Json(body, created ? 201 : 200).With("Location", created ? address : null).With("ETag", body["@odata.etag"]?.GetValue<string>()).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    public static JsonObject Body(ApiSession session, TableMetadata table, EntityReference target)
    {
        var clause = session.Uri.ParseSelectAndExpand();
        RowQuery query = new(session.Model, table, clause);
        var columns = query.Shape.Columns.Select(column => column.LogicalName).Append("versionnumber").Distinct().ToArray();
        var row = ((RetrieveResponse)session.Execute(new RetrieveRequest { Target = target, ColumnSet = new ColumnSet(columns) })).Entity;
        if (query.Shape.Rows.Count > 0)
        {
            query.Entity.Add(new XElement("filter", new XElement("condition", new XAttribute("attribute", table.PrimaryIdColumn), new XAttribute("operator", "eq"), new XAttribute("value", row.Id.ToString("D")))));
            row = session.Service.RetrieveMultiple(new FetchExpression(query.Fetch())).Entities[0];
        }

        JsonObject body = new() { ["@odata.context"] = session.Context($"{table.EntitySetName}{SetRequests.Selected(clause)}/$entity") };
        foreach (var (name, value) in new ExpandReader(session.Model, session.Service, session.Writer).Write(query.Shape, [row])[0])
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    /// <summary>The id of the row that an alternate key names.</summary>
    public static Guid Resolve(ApiSession session, TableMetadata table, EntityReference target) => target.Id != Guid.Empty
        ? target.Id
        : ((RetrieveResponse)session.Execute(new RetrieveRequest { Target = target, ColumnSet = new ColumnSet(table.PrimaryIdColumn) })).Entity.Id;

    private static ApiResponse CreateOnly(ApiSession session, TableMetadata table, Entity row, EntityReference target)
    {
        if (target.Id == Guid.Empty)
        {
            throw ApiException.NotEmulated("If-None-Match: * with an alternate key");
        }

        var id = ((CreateResponse)session.Execute(new CreateRequest { Target = row })).id;
        return Written(session, table, id, created: true);
    }
}
