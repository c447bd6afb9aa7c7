using InoLink.Lab.Dataverse.Metadata.Base;
using InoLink.Lab.Dataverse.Security;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Store;

/// <summary>The ids an open organization knows by heart.</summary>
internal sealed record OrganizationIds(Guid OrganizationId, Guid RootBusinessUnitId, Guid SystemUserId, Guid AdministratorId, Guid BaseCurrencyId);

/// <summary>
/// Opens a database: a new one gets the base tables and the rows every organization has; an existing one its metadata back.
/// Ids of these rows are the same in every database of the lab, except the organization's own.
/// </summary>
internal sealed class OrganizationSeed
{
    private const string OrganizationSetting = "organizationid";

    /// <summary>SDK messages whose ids are the same in every environment (solution-format §8.3).</summary>
    private static readonly (string Name, string Id)[] Messages =
    [
        ("Create", "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8"), ("Update", "20bebb1b-ea3e-db11-86a7-000a3a5473e8"), ("Delete", "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8"),
        ("SetState", "1cbebb1b-ea3e-db11-86a7-000a3a5473e8"), ("Assign", "8cbdbb1b-ea3e-db11-86a7-000a3a5473e8"), ("Retrieve", "f2bdbb1b-ea3e-db11-86a7-000a3a5473e8"),
        ("RetrieveMultiple", "03bebb1b-ea3e-db11-86a7-000a3a5473e8"),
    ];

    private readonly StoreConnection _writer;
    private readonly MetadataSnapshot _metadata;
    private readonly Counters _counters;
    private readonly DateTime _now;
    private readonly OrganizationIds _ids;

    private OrganizationSeed(StoreConnection writer, MetadataSnapshot metadata, Counters counters, DateTime now, OrganizationIds ids) =>
        (_writer, _metadata, _counters, _now, _ids) = (writer, metadata, counters, now, ids);

    private EntityReference System => new("systemuser", _ids.SystemUserId);

    private EntityReference Unit => new("businessunit", _ids.RootBusinessUnitId);

    public static OrganizationIds Open(LabDatabase database, MetadataCatalog catalog, Counters counters, LabClock clock, Guid? organizationId)
    {
        var writer = database.Begin();
        try
        {
            SchemaWriter.CreateTables(writer);
            counters.Load(writer);
            var ids = Ids(Guid.Empty);
            if (Settings.Read(writer, OrganizationSetting) is { } known)
            {
                catalog.Load(MetadataJson.Read(writer));
                ids = ids with { OrganizationId = Guid.Parse(known) };
                if (organizationId is { } other && other != ids.OrganizationId)
                {
                    Rename(writer, catalog.Latest, ids.OrganizationId, other);
                    ids = ids with { OrganizationId = other };
                }
            }
            else
            {
                ids = ids with { OrganizationId = organizationId ?? Guid.NewGuid() };
                var metadata = SchemaFile.ReadAll();
                SchemaWriter.Apply(writer, MetadataSnapshot.Empty, metadata);
                catalog.Load(metadata);
                Settings.Write(writer, OrganizationSetting, ids.OrganizationId.ToString());
                new OrganizationSeed(writer, metadata, counters, clock.UtcNow, ids).Rows();
            }

            counters.Store(writer);
            database.Commit(() => { });
            return ids;
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    private static OrganizationIds Ids(Guid organizationId) => new(
        organizationId, Privilege.IdOf("business unit: root"), Privilege.IdOf("user: SYSTEM"), Privilege.IdOf("user: administrator"), Privilege.IdOf("currency: USD"));

    /// <summary>An environment copy: the rows stay, the organization is another.</summary>
    private static void Rename(StoreConnection writer, MetadataSnapshot metadata, Guid from, Guid to)
    {
        Settings.Write(writer, OrganizationSetting, to.ToString());
        writer.Execute("UPDATE organization SET organizationid = $0 WHERE organizationid = $1", ColumnCodec.Id(to), ColumnCodec.Id(from));
        foreach (var table in metadata.Tables.Values.Where(table => table.Ownership == OwnershipKind.Organization))
        {
            writer.Execute($"UPDATE {SqlNames.Quoted(table.LogicalName)} SET organizationid = $0", ColumnCodec.Id(to));
        }
    }

    private void Rows()
    {
        var currency = new EntityReference("transactioncurrency", _ids.BaseCurrencyId);
        Insert("organization", _ids.OrganizationId, ("name", "Local Dataverse"), ("basecurrencyid", currency), ("languagecode", Label.English), ("localeid", Label.English));
        Insert("transactioncurrency", _ids.BaseCurrencyId, ("currencyname", "US Dollar"), ("isocurrencycode", "USD"), ("currencysymbol", "$"), ("currencyprecision", 2), ("exchangerate", 1m));
        Insert("businessunit", _ids.RootBusinessUnitId, ("name", "Root"), ("transactioncurrencyid", currency));
        User(_ids.SystemUserId, null, "SYSTEM");
        User(_ids.AdministratorId, "Lab", "Administrator");
        Insert("team", Privilege.IdOf("team: root"), ("name", "Root"), ("businessunitid", Unit), ("isdefault", true));
        foreach (var role in BaseRoles.All)
        {
            Role(role);
        }

        Insert("systemuserroles", Privilege.IdOf("administrator's role"), ("systemuserid", _ids.AdministratorId), ("roleid", BaseRoles.IdOf("System Administrator")));
        Units();
        TimeZones();
        foreach (var (name, id) in Messages)
        {
            Insert("sdkmessage", Guid.Parse(id), ("name", name));
        }

        var publisher = Privilege.IdOf("publisher: MicrosoftCorporation");
        Insert("publisher", publisher, ("uniquename", "MicrosoftCorporation"), ("friendlyname", "MicrosoftCorporation"), ("isreadonly", true));
        Insert("solution", new Guid("fd140aad-4df4-11dd-bd17-0019b9312238"), ("uniquename", "System"), ("friendlyname", "System Solution"), ("version", "9.2"), ("publisherid", new EntityReference("publisher", publisher)), ("isvisible", false));
        Insert("solution", new Guid("fd140aaf-4df4-11dd-bd17-0019b9312238"), ("uniquename", "Default"), ("friendlyname", "Default Solution"), ("version", "1.0"), ("publisherid", new EntityReference("publisher", publisher)), ("isvisible", true));
    }

    /// <summary>Windows' zones by Windows' names, as everywhere in the platform; of the codes only that of UTC (92) is the platform's.</summary>
    private void TimeZones()
    {
        HashSet<string> known = [];
        int code = 1000;
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().OrderBy(zone => zone.BaseUtcOffset).ThenBy(zone => zone.Id, StringComparer.Ordinal))
        {
            if (TimeZoneInfo.TryConvertIanaIdToWindowsId(zone.Id, out string? windows) && known.Add(windows))
            {
                var sign = zone.BaseUtcOffset < TimeSpan.Zero ? "-" : "+";
                Insert("timezonedefinition", Privilege.IdOf("time zone: " + windows), ("standardname", windows), ("userinterfacename", $"(GMT{sign}{zone.BaseUtcOffset:hh\\:mm}) {windows}"),
                    ("timezonecode", windows == "UTC" ? 92 : code++), ("bias", -(int)zone.BaseUtcOffset.TotalMinutes));
            }
        }
    }

    private void User(Guid id, string? first, string last)
    {
        var name = $"{first} {last}".Trim();
        Insert("systemuser", id, ("firstname", first), ("lastname", last), ("fullname", name), ("businessunitid", Unit), ("domainname", name.Replace(' ', '.') + "@lab.invalid"));
        Insert("usersettings", id);
    }

    private void Role(BaseRole role)
    {
        if (role.Template is { } template)
        {
            Insert("roletemplate", template, ("name", role.Name));
        }

        var id = BaseRoles.IdOf(role.Name);
        Insert("role", id, ("name", role.Name), ("businessunitid", Unit), ("roletemplateid", role.Template is { } of ? new EntityReference("roletemplate", of) : null));
        foreach (var (privilege, depth) in role.Privileges(_metadata))
        {
            _writer.Execute(
                "INSERT INTO roleprivileges (roleprivilegeid, roleid, privilegeid, privilegedepthmask, versionnumber) VALUES ($0, $1, $2, $3, 1)",
                ColumnCodec.Id(Guid.CreateVersion7()), ColumnCodec.Id(id), ColumnCodec.Id(privilege.Id), RolePrivileges.MaskOf(depth));
        }
    }

    private void Units()
    {
        var group = new EntityReference("uomschedule", Privilege.IdOf("unit group: default"));
        Insert("uomschedule", group.Id, ("name", "Default Unit"), ("baseuomname", "Primary Unit"));
        Insert("uom", Privilege.IdOf("unit: primary"), ("name", "Primary Unit"), ("uomscheduleid", group), ("quantity", 1m), ("isschedulebaseuom", true));
    }

    private void Insert(string tableName, Guid id, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var table = _metadata.Table(tableName);
        var row = new Entity(tableName, id) { [table.PrimaryIdColumn] = id, ["versionnumber"] = _counters.NextVersion() };
        foreach (var column in table.Columns.Values.Where(column => column.DefaultValue is not null))
        {
            row[column.LogicalName] = column.Kind switch
            {
                ColumnKind.Boolean => column.DefaultValue != 0,
                ColumnKind.Integer => column.DefaultValue!.Value,
                _ => new OptionSetValue(column.DefaultValue!.Value),
            };
        }

        if (table.HasState)
        {
            var state = _metadata.ChoiceOf(table.Columns["statecode"])!.Options[0];
            row["statecode"] = new OptionSetValue(state.Value);
            row["statuscode"] = new OptionSetValue(state.DefaultStatus ?? 1);
        }

        if (table.Columns.ContainsKey("createdon"))
        {
            row["createdon"] = _now;
            row["modifiedon"] = _now;
            row["createdby"] = System;
            row["modifiedby"] = System;
        }

        if (table.Ownership == OwnershipKind.Organization)
        {
            row["organizationid"] = new EntityReference("organization", _ids.OrganizationId);
        }

        foreach (var (name, value) in values)
        {
            row[name] = value;
        }

        RowStore.Insert(_writer, table, row);
    }
}
