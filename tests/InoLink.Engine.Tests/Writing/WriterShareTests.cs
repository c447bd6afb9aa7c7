using InoLink.Engine.Jobs;
using InoLink.Engine.Schema;
using InoLink.Engine.Writing;
using Microsoft.Xrm.Sdk;

namespace InoLink.Engine.Tests.Writing;

public class WriterShareTests
{
    [Theory]
    [InlineData(JobStatus.Queued, null, 1, 1)]
    [InlineData(JobStatus.Queued, 3, 1, 1)]
    [InlineData(JobStatus.Queued, null, 4, 1)]
    [InlineData(JobStatus.Queued, 3, 4, 3)]
    [InlineData(JobStatus.Queued, 4, 3, 1)]
    [InlineData(JobStatus.InProgress, 3, 1, 3)]
    [InlineData(JobStatus.InProgress, null, 4, 1)]
    public void AJob_IsTheWritersThatItWasGivenTo_AndTheFirstsWhereThereIsNone(JobStatus status, int? given, int writers, int expected)
    {
        LinkJob job = Job(status, given);

        Assert.Equal(expected, WriterShare.NumberFor(job, writers));
        Assert.All(Enumerable.Range(1, 8), number => Assert.Equal(number == expected, new WriterShare(number, writers).Has(job)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Roots_AreSharedOutEvenly_AndAlwaysAlike(int writers)
    {
        Random random = new(7);
        byte[] bytes = new byte[16];
        Guid[] roots = [.. Enumerable.Range(0, 8000).Select(_ => { random.NextBytes(bytes); return new Guid(bytes); })];

        ILookup<int, Guid> shares = roots.ToLookup(root => new WriterShare(1, writers).OwnerOf(root));

        Assert.Equal(Enumerable.Range(1, writers), shares.Select(share => share.Key).Order());
        Assert.All(shares, share => Assert.InRange(share.Count(), 8000 / writers * 0.85, 8000 / writers * 1.15));
        Assert.All(roots, root => Assert.Equal(new WriterShare(2, writers).OwnerOf(root), new WriterShare(1, writers).OwnerOf(root)));
    }

    // a sequence of ids, as a bulk import makes them, is spread as well
    [Fact]
    public void Roots_OfSequentialIds_AreSharedOutToo() =>
        Assert.Equal(4, Enumerable.Range(0, 64).Select(i => new WriterShare(1, 4).OwnerOf(new Guid(i, 0, 0, new byte[8]))).Distinct().Count());

    private static LinkJob Job(JobStatus status, int? writer) => new(new Entity(LinkJobTable.Name, Guid.NewGuid()) { [LinkJobTable.Status] = new OptionSetValue((int)status), [LinkJobTable.Writer] = writer });
}
