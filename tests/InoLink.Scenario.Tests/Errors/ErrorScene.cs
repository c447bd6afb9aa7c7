using InoLink.Scenario.Tests.Books;
using Microsoft.Xrm.Sdk;

namespace InoLink.Scenario.Tests.Errors;

/// <summary>
/// One laboratory for many error paths: each has records of its own, and whoever changes a setting for all puts it back.
/// The course is the same for all (issue of every error path): refused with words and a way out, still editable, mended, asked again, through.
/// </summary>
public sealed class ErrorScene : IAsyncLifetime
{
    internal SalesRig Sales { get; private set; } = null!;

    internal Rig Rig => Sales.Rig;

    public async Task InitializeAsync() => Sales = await SalesRig.OpenAsync();

    public async Task DisposeAsync() => await Sales.DisposeAsync();

    /// <summary>Promotes the record, which ends in the problem; mends it as the recommendation says; tries the job again, which links it.</summary>
    /// <param name="mend">What a person does about it.</param>
    internal async Task MeetAsync(EntityReference record, string code, Action mend, params string[] words)
    {
        await Sales.PromoteAsync(record);
        Entity job = Sales.AssertRefused(record, code, words);
        mend();
        await RetryAsync(job);
        Sales.AssertLinked(record);
    }

    /// <summary>The button Retry of the job, as a salesperson.</summary>
    internal async Task RetryAsync(Entity job)
    {
        Lab.Laboratory.Execute(Sales.Salesperson, "ino_RetryLinkJob", ("LinkJobId", job.Id));
        await Rig.SettleAsync();
    }
}
