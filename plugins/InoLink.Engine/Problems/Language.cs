using InoLink.Engine.Dataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace InoLink.Engine.Problems;

/// <summary>The languages that jobs and records speak.</summary>
public enum Language
{
    English,
    German,
}

/// <summary>Which language an organization's jobs are written in: its base language, since many people read the same row.</summary>
public static class Languages
{
    /// <summary>Column of organization that holds the base language as a Windows locale.</summary>
    public const string Column = "languagecode";
    private const int German = 1031;

    public static Language Of(IOrganizationService system) => Of(system.All(Rows.Query("organization", Column)).FirstOrDefault());

    /// <summary>What a user reads answers in: the language of his app where he chose one, else the organization's.</summary>
    public static Language OfUser(IOrganizationService system, Guid user)
    {
        QueryExpression query = Rows.Query("usersettings", "uilanguageid");
        query.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, user);
        int chosen = system.All(query).FirstOrDefault()?.Number("uilanguageid") ?? 0;
        return chosen == 0 ? Of(system) : chosen == German ? Language.German : Language.English;
    }

    /// <param name="organization">The row of the organization with <see cref="Column"/>.</param>
    public static Language Of(Entity? organization) => organization?.GetAttributeValue<int?>(Column) == German ? Language.German : Language.English;
}
