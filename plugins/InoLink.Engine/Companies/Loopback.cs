using InoLink.Engine.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Companies;

/// <summary>The environment variable ino_QuickBooksLoopback: empty in every real environment, the address of the simulated company in a laboratory (DESIGN §7).</summary>
public static class Loopback
{
    /// <summary>The value of the variable, else its default.</summary>
    public static string Of(IOrganizationService system)
    {
        QueryExpression query = Rows.Query("environmentvariabledefinition", "defaultvalue");
        query.Criteria.AddCondition("schemaname", ConditionOperator.Equal, "ino_QuickBooksLoopback");
        LinkEntity value = query.AddLink("environmentvariablevalue", "environmentvariabledefinitionid", "environmentvariabledefinitionid", JoinOperator.LeftOuter);
        value.EntityAlias = "value";
        value.Columns = new ColumnSet("value");
        Entity? row = system.All(query).FirstOrDefault();
        return row?.GetAttributeValue<AliasedValue>("value.value")?.Value as string ?? row?.Text("defaultvalue") ?? "";
    }
}
