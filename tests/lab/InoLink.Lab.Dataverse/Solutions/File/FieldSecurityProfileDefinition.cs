using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A column security profile (solution-format §14).</summary>
public sealed record FieldSecurityProfileDefinition(Guid Id, string Name, IReadOnlyList<FieldPermissionDefinition> Permissions)
{
    public static FieldSecurityProfileDefinition Read(XElement profile) => new(
        XmlValues.ParseId(profile.RequiredAttribute("fieldsecurityprofileid"), "fieldsecurityprofileid"),
        profile.RequiredAttribute("name"),
        [.. profile.Elements("FieldPermissions").Elements("FieldPermission").Select(FieldPermissionDefinition.Read)]);
}

/// <summary>What a profile allows on one secured column; in the XML 4 is allowed and 0 is not.</summary>
public sealed record FieldPermissionDefinition(string Table, string Column, bool CanRead, bool CanUpdate, bool CanCreate)
{
    public static FieldPermissionDefinition Read(XElement permission) => new(
        permission.RequiredText("EntityName").ToLowerInvariant(),
        permission.RequiredText("AttributeName").ToLowerInvariant(),
        Allowed(permission, "CanRead"),
        Allowed(permission, "CanUpdate"),
        Allowed(permission, "CanCreate"));

    private static bool Allowed(XElement permission, string name) => permission.Integer(name) switch
    {
        4 => true,
        0 or null => false,
        var other => throw new SolutionRefusedException($"The value {other} of {name} is invalid; valid values are 0 and 4."),
    };
}
