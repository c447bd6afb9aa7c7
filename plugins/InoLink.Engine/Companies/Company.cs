using InoLink.Engine.Dataverse;
using InoLink.Engine.Problems;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using InoLink.QuickBooks.Model;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Companies;

/// <summary>A row of ino_accountingcompany: one connected QuickBooks company.</summary>
public sealed class Company
{
    public static readonly string[] Columns =
    {
        CompanyTable.CompanyName, CompanyTable.RealmId, CompanyTable.Environment, CompanyTable.State, CompanyTable.StateReason, CompanyTable.Settings,
        CompanyTable.SettingsReadOn, CompanyTable.PausedUntil, CompanyTable.OrganizationId, CompanyTable.BusinessUnit, CompanyTable.TimeZone,
        CompanyTable.LastSweepOn, "createdon",
    };

    internal const string Service = "service";
    private static readonly TimeSpan SettingsLife = TimeSpan.FromHours(24);

    public Company(Entity row)
    {
        Id = row.Id;
        Name = row.Text(CompanyTable.CompanyName);
        RealmId = row.Text(CompanyTable.RealmId);
        IsProduction = row.Choice(CompanyTable.Environment) == (int)QuickBooksEnvironment.Production;
        State = (CompanyState)(row.Choice(CompanyTable.State) ?? (int)CompanyState.NeedsConsent);
        StateReason = row.Text(CompanyTable.StateReason);
        SettingsReadOn = row.Time(CompanyTable.SettingsReadOn);
        PausedUntil = row.Time(CompanyTable.PausedUntil);
        OrganizationId = row.Text(CompanyTable.OrganizationId);
        TimeZone = row.Text(CompanyTable.TimeZone);
        BusinessUnit = row.Reference(CompanyTable.BusinessUnit);
        LastSweepOn = row.Time(CompanyTable.LastSweepOn);
        CreatedOn = row.Time("createdon");
        Writers = Math.Min(WriterShare.MostWriters, Math.Max(1, row.GetAttributeValue<AliasedValue>($"{Service}.{PreferenceTable.Writers}")?.Value as int? ?? 1));
        Settings = row.Text(CompanyTable.Settings) is { Length: > 0 } json ? CompanySettings.FromJson(json) : null;
    }

    public Guid Id { get; }

    public string Name { get; }

    public string RealmId { get; }

    public bool IsProduction { get; }

    public CompanyState State { get; }

    public string StateReason { get; }

    public DateTime? SettingsReadOn { get; }

    public DateTime? PausedUntil { get; }

    public string OrganizationId { get; }

    /// <summary>Time zone id as the wizard stored it; empty before.</summary>
    public string TimeZone { get; }

    public Guid? BusinessUnit { get; }

    /// <summary>Rows changed up to then have been swept; null before the first sweep.</summary>
    public DateTime? LastSweepOn { get; }

    public DateTime? CreatedOn { get; }

    /// <summary>Writers that work side by side, by preference; 1 where none is set, and where the company was not found by its id.</summary>
    public int Writers { get; }

    /// <summary>The zone in which a moment becomes a day of the books (BOOKS B17); UTC where none was chosen. One that is not known is an <see cref="Obstacle"/>.</summary>
    public TimeZoneInfo Zone => Known(TimeZone) ?? TimeZoneInfo.Utc;

    /// <summary>The last snapshot of QuickBooks' preferences (BOOKS B38); null before the first.</summary>
    public CompanySettings? Settings { get; }

    public EntityReference Reference => new(CompanyTable.Name, Id) { Name = Name };

    public bool SettingsAreOld(DateTime now) => Settings == null || SettingsReadOn == null || now - SettingsReadOn > SettingsLife;

    /// <summary>Why nothing may be written to it, or null. A copied environment never writes (DESIGN §4 Copied environments).</summary>
    public Problem? Obstacle(Guid organizationId)
    {
        if (!string.Equals(OrganizationId, organizationId.ToString("D"), StringComparison.OrdinalIgnoreCase))
        {
            return Catalogue.CopiedEnvironment(Name);
        }

        return State switch
        {
            CompanyState.Connected => TimeZone.Length == 0 || Known(TimeZone) != null ? null : Catalogue.UnknownTimeZone(Name, TimeZone),
            CompanyState.NeedsConsent => Catalogue.NeedsConsent(Name, StateReason),
            CompanyState.ReadOnly => Catalogue.CopiedEnvironment(Name),
            _ => Catalogue.SwitchedOff(Name),
        };
    }

    // Windows' names are known everywhere, others by the machine's own list
    private static TimeZoneInfo? Known(string zone)
    {
        try
        {
            return zone.Length == 0 ? null : TimeZoneInfo.FindSystemTimeZoneById(zone);
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }
}
