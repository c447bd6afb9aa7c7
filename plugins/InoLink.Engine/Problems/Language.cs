using InoLink.Engine.Dataverse;
using Microsoft.Xrm.Sdk;

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

    /// <param name="organization">The row of the organization with <see cref="Column"/>.</param>
    public static Language Of(Entity? organization) => organization?.GetAttributeValue<int?>(Column) == German ? Language.German : Language.English;
}
