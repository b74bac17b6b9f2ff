using Auth.Core.Throttling;

namespace Auth.Core.Tests.Throttling;

/// <summary>One story, by its seed.</summary>
internal sealed class AttemptStory(int seed)
{
    private const int Limit = 5;
    private const long Second = 1000;
    private const long Hour = 3600 * Second;
    private static readonly AttemptRules Rules = new(new AttemptOptions());

    private readonly Random _random = new(seed);
    private readonly List<Guess> _guesses = [];
    private AttemptRecord _record = AttemptRecord.Empty;
    private long _now = 1_000_000 * Hour;
    private ulong _nextId;
    private int _wrongSinceSuccess;

    public void Tell(int steps, bool stepsBack)
    {
        for (var step = 0; step < steps; step++)
        {
            // No two things happen at one moment, so that the history has one order.
            _now++;
            switch (_random.Next(100))
            {
                case < 55:
                    Ask(isExact: !stepsBack);
                    break;
                case < 80:
                    Settle();
                    break;
                case < 97 when !stepsBack:
                    _now += Pick(Second, 20 * Second, 31 * Second, 2 * 60 * Second, Hour, 7 * Hour, 25 * Hour);
                    break;
                default:
                    _now +=
                        Pick(-Second, -40 * Second, -Hour, -30 * Hour, Second, 31 * Second, Hour) * (stepsBack ? 1 : 0);
                    break;
            }
        }
    }

    private void Ask(bool isExact)
    {
        var judged = AttemptJudge.Admit(_record, _now, ++_nextId, forgets: false, Rules);
        _record = judged.Record;
        if (isExact)
        {
            var (admission, wait) = Expect();
            var record = $"{_record.Failures} {_record.Total} {_record.LastAt - _now} {_record.Leases.Count}";
            Same(admission, judged.Admission, $"admission ({record})");
            Same(wait, judged.WaitMilliseconds, $"wait ({record})");
        }

        if (
            judged.WaitMilliseconds > Hour
            || (judged.Admission == AttemptAdmission.Throttled && judged.WaitMilliseconds <= 0)
        )
        {
            throw new InvalidOperationException($"a wait of {judged.WaitMilliseconds} ms");
        }

        if (judged.Admission == AttemptAdmission.Reserved)
        {
            _guesses.Add(new Guess(_nextId, _now));
        }

        // However clocks are set, no more than a hundred wrong ones are looked at between two successes.
        var underWay = _record.Leases.Count;
        if (_wrongSinceSuccess + underWay > AttemptRules.MostFailures)
        {
            throw new InvalidOperationException("more than a hundred guesses");
        }
    }

    private void Settle()
    {
        var open = _guesses.Where(guess => guess.State == GuessState.UnderWay).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var guess = open[_random.Next(open.Count)];
        var isLost = !_record.Holds(guess.Id) || _record.Leases.Single(lease => lease.Id == guess.Id).Until <= _now;
        if (isLost || _random.Next(10) == 0)
        {
            // It crashes; if its lease has ended already, it has been counted.
            guess.State = GuessState.Lost;
            return;
        }

        var verdict = _random.Next(30) switch
        {
            0 => AttemptVerdict.Succeeded,
            < 4 => AttemptVerdict.Void,
            _ => AttemptVerdict.Failed,
        };
        _record = AttemptJudge.Settle(_record, _now, guess.Id, verdict, mayBeWritten: false);
        guess.EndedAt = _now;
        guess.State = verdict switch
        {
            AttemptVerdict.Succeeded => GuessState.Right,
            AttemptVerdict.Void => GuessState.Void,
            _ => GuessState.Wrong,
        };
        _wrongSinceSuccess =
            verdict == AttemptVerdict.Succeeded ? 0
            : verdict == AttemptVerdict.Failed ? _wrongSinceSuccess + 1
            : _wrongSinceSuccess;
        if (verdict == AttemptVerdict.Succeeded)
        {
            Forget();
        }
    }

    // What a success has forgiven is history no more; what is under way, or lost and not yet found to be, goes on.
    private void Forget() => _guesses.RemoveAll(guess => guess.FailedAt(_now) is not null && !_record.Holds(guess.Id));

    private (AttemptAdmission, long) Expect()
    {
        var failures = _guesses.Select(guess => guess.FailedAt(_now)).OfType<long>().Order().ToList();
        var underWay = _guesses.Count(guess => guess.IsUnderWay(_now));
        if (failures.Count >= 100)
        {
            return (AttemptAdmission.Throttled, Hour);
        }

        var counted = Counted(failures);
        var last = failures.Count == 0 ? 0 : failures[^1];
        var wait = counted < Limit ? 0 : (long)Math.Min(30 * Second * Math.Pow(2, counted - Limit), Hour);
        if (last + wait > _now)
        {
            return (AttemptAdmission.Throttled, last + wait - _now);
        }

        var room = Math.Min(counted < Limit ? Limit - counted : 1, 100 - failures.Count);
        return (underWay < room ? AttemptAdmission.Reserved : AttemptAdmission.Parked, 0);
    }

    // Failures that count towards the wait: those without too long a pause between one question and the next.
    private int Counted(List<long> failures)
    {
        var counted = 0;
        var last = 0L;
        foreach (
            var (time, isQuestion) in failures
                .Select(at => (at, false))
                .Concat(_questions.Select(at => (at, true)))
                .Order()
        )
        {
            if (!isQuestion)
            {
                (counted, last) = (counted + 1, time);
            }
            else if (counted > 0 && time >= last + (counted < Limit ? 6 : 24) * Hour)
            {
                counted = 0;
            }
        }

        _questions.Add(_now);
        return last > 0 && counted > 0 && _now >= last + (counted < Limit ? 6 : 24) * Hour ? 0 : counted;
    }

    private readonly List<long> _questions = [];

    private long Pick(params long[] choices) => choices[_random.Next(choices.Length)];

    private static void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what}: the history says {expected}, the judge {actual}");
        }
    }

    private enum GuessState
    {
        UnderWay,
        Wrong,
        Right,
        Void,
        Lost,
    }

    private sealed class Guess(ulong id, long since)
    {
        public ulong Id { get; } = id;

        public GuessState State { get; set; }

        public long EndedAt { get; set; }

        public bool IsUnderWay(long now) =>
            State is GuessState.UnderWay or GuessState.Lost && now < since + (30 * Second);

        public long? FailedAt(long now) =>
            State switch
            {
                GuessState.Wrong => EndedAt,
                GuessState.UnderWay or GuessState.Lost when now >= since + (30 * Second) => since + (30 * Second),
                _ => null,
            };
    }
}
