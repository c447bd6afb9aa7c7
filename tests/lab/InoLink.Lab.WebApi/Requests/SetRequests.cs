using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using InoLink.Lab.Dataverse;
using InoLink.Lab.WebApi.Http;
using InoLink.Lab.WebApi.Model;
using InoLink.Lab.WebApi.Query;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Lab.WebApi.Requests;

/// <summary>GET of an entity set or of the rows related to a row.</summary>
internal static class SetRequests
{
    /// <param name="session">The request.</param>
    /// <param name="table">The table of the rows.</param>
    /// <param name="restrict">Further conditions, for the rows related to one row.</param>
    public static ApiResponse Read(ApiSession session, TableMetadata table, Action<RowQuery>? restrict = null)
    {
        QueryOptions.Check(session.Request.Uri, QueryOptions.OfSets);
        var clause = session.Uri.ParseSelectAndExpand();
        RowQuery query = new(session.Model, table, clause);
        restrict?.Invoke(query);
        query.Filter(session.Uri.ParseFilter());
        query.Order(session.Uri.ParseOrderBy());
        var top = session.Uri.ParseTop();
        var count = session.Uri.ParseCount() == true;
        var page = SkipToken.Page(session.Request.Uri);
        var size = Math.Min(session.Request.Prefer.MaxPageSize ?? 5000, 5000);
        if (top is not null)
        {
            query.Top(top);
        }
        else
        {
            query.Page(page, size);
        }

        if (count)
        {
            query.Count();
        }

        var found = session.Service.RetrieveMultiple(new FetchExpression(query.Fetch()));
        JsonObject body = new() { ["@odata.context"] = session.Context(table.EntitySetName + Selected(clause)) };
        Counts(session, body, found, count);
        body["value"] = new JsonArray([.. new ExpandReader(session.Model, session.Service, session.Writer).Write(query.Shape, found.Entities)]);
        if (found.MoreRecords)
        {
            body["@odata.nextLink"] = SkipToken.Next(session.Request.Uri, page + 1, found.PagingCookie);
        }

        return ApiResponse.Json(body).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    /// <summary>GET set/$count: a number as text, never above 5,000.</summary>
    public static ApiResponse Count(ApiSession session, TableMetadata table, Action<RowQuery>? restrict = null)
    {
        RowQuery query = new(session.Model, table, null);
        restrict?.Invoke(query);
        query.Filter(session.Uri.ParseFilter());
        query.Page(1, 1);
        query.Count();
        var found = session.Service.RetrieveMultiple(new FetchExpression(query.Fetch()));
        return new ApiResponse(200, found.TotalRecordCount.ToString(CultureInfo.InvariantCulture), "text/plain");
    }

    /// <summary>GET with $apply: groups and aggregates.</summary>
    public static ApiResponse Apply(ApiSession session, TableMetadata table)
    {
        QueryOptions.Check(session.Request.Uri, ["$apply"]);
        ApplyQuery query = new(session.Model, table, session.Uri.ParseApply());
        var found = session.Service.RetrieveMultiple(new FetchExpression(query.Fetch()));
        return ApiResponse.Json(new JsonObject
        {
            ["@odata.context"] = session.Context(table.EntitySetName),
            ["value"] = new JsonArray([.. found.Entities.Select(row => query.Row(row, session.Request.Prefer))]),
        }).With("Preference-Applied", session.Request.Prefer.Applied());
    }

    public static ApiResponse Create(ApiSession session, TableMetadata table, Action<Entity>? complete = null)
    {
        QueryOptions.Check(session.Request.Uri, ["$select", "$expand"]);
        var row = session.Reader.Read(table, ApiJson.Object(session.Request.Body));
        complete?.Invoke(row);
        var id = ((CreateResponse)session.Execute(new CreateRequest { Target = row })).id;
        return RowRequests.Written(session, table, id, created: true);
    }

    /// <summary>Only rows related to one row.</summary>
    public static Action<RowQuery> RelatedTo(TableMetadata parent, Guid id, CollectionNavigation navigation) => query =>
    {
        var relationship = navigation.Relationship;
        if (relationship.Kind == RelationshipKind.OneToMany)
        {
            query.Entity.Add(new XElement("filter", Is(relationship.ReferencingColumn, id)));
            return;
        }

        query.Entity.Add(new XElement(
            "link-entity", new XAttribute("name", relationship.IntersectTable!), new XAttribute("from", query.Table.PrimaryIdColumn), new XAttribute("to", query.Table.PrimaryIdColumn),
            new XAttribute("alias", query.NewAlias()), new XElement("filter", Is(parent.PrimaryIdColumn, id))));
    };

    internal static void Counts(ApiSession session, JsonObject body, EntityCollection found, bool asked)
    {
        if (asked)
        {
            body["@odata.count"] = found.TotalRecordCount;
        }

        if (session.Request.Prefer.Wants("Microsoft.Dynamics.CRM.totalrecordcount"))
        {
            body["@Microsoft.Dynamics.CRM.totalrecordcount"] = found.TotalRecordCount;
            body["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"] = found.TotalRecordCountLimitExceeded;
        }
    }

    internal static string Selected(SelectExpandClause? clause)
    {
        var names = clause?.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.LastSegment.Identifier).ToList() ?? [];
        return names.Count == 0 ? "" : $"({string.Join(',', names)})";
    }

    private static XElement Is(string column, Guid id) => new("condition", new XAttribute("attribute", column), new XAttribute("operator", "eq"), new XAttribute("value", id.ToString("D")));
}
