using InoLink.Engine.Dataverse;
using InoLink.Engine.Documents;
using InoLink.Engine.Schema;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Writing;

/// <summary>
/// The pen of a company: only its holder writes to QuickBooks. Every write to the row is guarded by the row version, so of two workers one loses and stops.
/// The lease is longer than the sandbox lets a run live, so only a dead holder's ever expires (DESIGN §4.3).
/// </summary>
public sealed class WriterLease
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(3);

    private static readonly string[] Columns =
    {
        WriterTable.LeaseHolder, WriterTable.LeaseUntil, WriterTable.Manifest, WriterTable.SecondsPerItem, WriterTable.Minute, WriterTable.CallsThisMinute, WriterTable.Rates, "modifiedon",
    };

    private readonly IOrganizationService system;
    private readonly string holder = Guid.NewGuid().ToString("D");
    private readonly Guid writer;
    private ServerClock clock = null!;
    private string? rowVersion;

    private WriterLease(IOrganizationService system, Guid company, WriterShare share)
    {
        this.system = system;
        Share = share;
        writer = WriterId(company, share.Number);
    }

    public WriterShare Share { get; }

    /// <summary>Exchange rates that need not be asked for again.</summary>
    public KnownRates Rates { get; private set; } = KnownRates.FromJson(null);

    /// <summary>What this writer may still ask of QuickBooks in the minute that runs.</summary>
    public CallAllowance Calls { get; private set; } = new(null, 0, 1);

    public DateTime Now => clock.Now;

    public ServerClock Clock => clock;

    /// <summary>What the last holder left unrecorded, and what this one has announced since.</summary>
    public Manifest Manifest { get; private set; } = new();

    /// <summary>Measured seconds that QuickBooks takes for one item of a batch; 0 before the first.</summary>
    public decimal SecondsPerItem { get; set; }

    public static Guid WriterId(Guid company, int number) => DeterministicId.Of("writer", company, number);

    /// <summary>The row of a writer, not yet written.</summary>
    public static Entity NewRow(Guid company, int number) => new(WriterTable.Name, WriterId(company, number))
    {
        [WriterTable.WriterName] = "Writer " + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [WriterTable.Company] = new EntityReference(CompanyTable.Name, company),
        [WriterTable.Number] = number,
    };

    /// <summary>
    /// Takes the lease, or null where somebody alive holds it. <paramref name="atLeast"/> is a moment that has passed for sure (the modified-on of the row that woke us):
    /// a lease that ended before it is dead.
    /// </summary>
    public static WriterLease? TryTake(IOrganizationService system, Guid company, WriterShare share, DateTime atLeast)
    {
        WriterLease lease = new(system, company, share);
        Entity row = system.Find(WriterTable.Name, lease.writer, Columns) ?? lease.Made(company);
        bool held = row.Text(WriterTable.LeaseHolder).Length > 0 && row.Time(WriterTable.LeaseUntil) > atLeast;
        if (held)
        {
            return null;
        }

        // the end is set from a moment in the past at first, and renewed from the server's own now right after
        Entity claim = new(WriterTable.Name, lease.writer)
        {
            [WriterTable.LeaseHolder] = lease.holder,
            [WriterTable.LeaseUntil] = (row.Time("modifiedon") > atLeast ? row.Time("modifiedon")!.Value : atLeast) + Length,
        };
        if (!system.TryUpdate(claim, row.RowVersion))
        {
            return null;
        }

        Entity mine = system.Find(WriterTable.Name, lease.writer, Columns)!;
        lease.clock = new ServerClock(mine.Time("modifiedon")!.Value);
        lease.rowVersion = mine.RowVersion;
        lease.Manifest = Manifest.FromJson(mine.Text(WriterTable.Manifest));
        lease.SecondsPerItem = mine.GetAttributeValue<decimal?>(WriterTable.SecondsPerItem) ?? 0m;
        lease.Calls = new CallAllowance(mine.Time(WriterTable.Minute), mine.Number(WriterTable.CallsThisMinute), share.Writers);
        lease.Rates = KnownRates.FromJson(mine.Text(WriterTable.Rates));
        return mine.Text(WriterTable.LeaseHolder) == lease.holder && lease.Write(new Entity(WriterTable.Name)) ? lease : null;
    }

    /// <summary>Announces what is about to be sent and renews the lease, in one guarded update. False: the lease is lost, nothing may be sent.</summary>
    public bool Announce(IEnumerable<ManifestItem> items) => Keep(Manifest.With(items));

    /// <summary>Strikes a recorded outcome off. Written with the next announcement or at release; until then a crash costs only a probe.</summary>
    public void Recorded(Guid job) => Manifest = Manifest.Without(job);

    public void Release()
    {
        Write(Counted(new Entity(WriterTable.Name)
        {
            [WriterTable.Manifest] = Manifest.ToJson(),
            [WriterTable.SecondsPerItem] = SecondsPerItem,
            [WriterTable.LeaseHolder] = null,
        }));
    }

    private bool Keep(Manifest manifest)
    {
        bool kept = Write(Counted(new Entity(WriterTable.Name) { [WriterTable.Manifest] = manifest.ToJson(), [WriterTable.ManifestOn] = Now }));
        if (kept)
        {
            Manifest = manifest;
        }

        return kept;
    }

    private Entity Counted(Entity change)
    {
        if (Calls.Since > DateTime.MinValue)
        {
            change[WriterTable.Minute] = Calls.Since;
            change[WriterTable.CallsThisMinute] = Calls.Spent;
        }

        if (Rates.IsChanged)
        {
            change[WriterTable.Rates] = Rates.ToJson();
        }

        return change;
    }

    // The tick writes the row too. So a mismatch is no loss yet: read again, and give up only if the holder has changed.
    private bool Write(Entity change)
    {
        change.Id = writer;
        change[WriterTable.LeaseUntil] = change.Contains(WriterTable.LeaseHolder) ? null : Now + Length;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            bool written = system.TryUpdate(change, rowVersion);
            Entity? row = system.Find(WriterTable.Name, writer, WriterTable.LeaseHolder);
            rowVersion = row?.RowVersion;
            if (written)
            {
                return true;
            }

            if (row?.Text(WriterTable.LeaseHolder) != holder)
            {
                return false;
            }
        }

        return false;
    }

    private Entity Made(Guid company)
    {
        system.TryCreate(NewRow(company, Share.Number));
        return system.Find(WriterTable.Name, writer, Columns)!;
    }
}
