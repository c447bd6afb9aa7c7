using InoLink.Lab.Dataverse.Store;

namespace InoLink.Lab.Dataverse.Security;

/// <summary>The privileges of a role: rows of the intersect table roleprivileges.</summary>
internal static class RolePrivileges
{
    public static void Replace(RequestTransaction transaction, Guid roleId, IEnumerable<(string Name, PrivilegeDepth Depth)> privileges)
    {
        var writer = transaction.Writer();
        var metadata = transaction.Metadata;
        writer.Execute("DELETE FROM roleprivileges WHERE roleid = $0", ColumnCodec.Id(roleId));
        foreach (var (name, depth) in privileges)
        {
            if (!metadata.Privileges.TryGetValue(name, out var privilege))
            {
                throw Faults.Of(FaultCode.InvalidArgument, $"Privilege with name {name} does not exist.");
            }

            if (privilege.GlobalOnly && depth != PrivilegeDepth.Global)
            {
                throw Faults.Of(FaultCode.InvalidArgument, $"Privilege {name} of the organization-owned table {privilege.Table} exists at depth Global only, not {depth}.");
            }

            writer.Execute(
                "INSERT INTO roleprivileges (roleprivilegeid, roleid, privilegeid, privilegedepthmask, versionnumber) VALUES ($0, $1, $2, $3, $4)",
                ColumnCodec.Id(Guid.CreateVersion7()), ColumnCodec.Id(roleId), ColumnCodec.Id(privilege.Id), MaskOf(depth), transaction.NextVersion());
        }

        transaction.NoteWritten("roleprivileges");
    }

    public static int MaskOf(PrivilegeDepth depth) => 1 << (int)depth;

    public static PrivilegeDepth DepthOf(int mask) =>
        mask >= 8 ? PrivilegeDepth.Global : mask >= 4 ? PrivilegeDepth.Deep : mask >= 2 ? PrivilegeDepth.Local : PrivilegeDepth.Basic;
}
