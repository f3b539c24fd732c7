import time, cProfile, pstats
def test_prof(as_, cast, app):
    petra = as_("petra"); d = cast.dossier("dawit").id
    petra.post(f"/dossiers/{d}/pip/draft/lines", data={"party": "inburgeraar", "texts": [f"G{n:02}" for n in range(1, 36)]})
    path = f"/dossiers/{d}/pip/draft"
    for _ in range(3): petra.get(path)
    from webapp.plan.draft.forms_line import LineFields
    from webapp.plan.draft.queries import Shown
    from webapp.plan.pip.model import Party
    from uuid import uuid4
    row = Shown(uuid4(), 1, "G01", None, Party.INBURGERAAR, None, None, None)
    a = time.process_time()
    for _ in range(400): LineFields(row, [])
    print("FORM us", (time.process_time() - a) / 400 * 1e6)
    p = cProfile.Profile(); p.enable()
    for _ in range(20): petra.get(path)
    p.disable(); s = pstats.Stats(p); s.sort_stats("tottime").print_stats(28)
