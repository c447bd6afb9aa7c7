using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>A security role (solution-format §13).</summary>
public sealed record RoleDefinition(Guid Id, string Name, IReadOnlyList<RolePrivilege> Privileges)
{
    public static RoleDefinition Read(XElement role) => new(
        XmlValues.ParseId(role.RequiredAttribute("id"), "id"),
        role.RequiredAttribute("name"),
        [.. role.Elements("RolePrivileges").Elements("RolePrivilege").Select(p => new RolePrivilege(p.RequiredAttribute("name"), p.RequiredAttribute("level")))]);
}

/// <summary>A privilege of a role.</summary>
/// <param name="Name">prv + verb + schema name of the table.</param>
/// <param name="Level">Basic, Local, Deep or Global.</param>
public sealed record RolePrivilege(string Name, string Level);
